/** What Arquillian needs on Payara Server. */
@NullMarked
package io.github.inngestcdi.arquillian.payara;

import org.jspecify.annotations.NullMarked;
