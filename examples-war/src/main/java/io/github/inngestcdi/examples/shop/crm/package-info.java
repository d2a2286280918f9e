/** Stores contacts in a CRM that is often down, and reports the contacts that could not be stored to support. */
@NullMarked
package io.github.inngestcdi.examples.shop.crm;

import org.jspecify.annotations.NullMarked;
