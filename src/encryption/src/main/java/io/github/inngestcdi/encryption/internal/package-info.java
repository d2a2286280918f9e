/** Encrypts and decrypts values, and distinguishes them from plain ones. Free to change in any release. */
@NullMarked
package io.github.inngestcdi.encryption.internal;

import org.jspecify.annotations.NullMarked;
