/** Contacts are pushed to a CRM that is often down, and support hears of those that never got there. */
@NullMarked
package io.github.inngestcdi.examples.shop.crm;

import org.jspecify.annotations.NullMarked;
