/** Arquillian's extension for Payara Server: it starts the server. */
@NullMarked
package io.github.inngestcdi.arquillian.payara;

import org.jspecify.annotations.NullMarked;
