/** Tests of the dev server over HTTP, against recordings of the real one. */
@NullMarked
package io.github.inngestcdi.devserver;

import org.jspecify.annotations.NullMarked;
