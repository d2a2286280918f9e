package io.github.inngestcdi.examples.shop.crm;

import io.github.inngestcdi.EventName;
import io.github.inngestcdi.examples.shop.web.EmailAddress;
import io.github.inngestcdi.examples.shop.web.PersonName;

/**
 * A customer's contact data have changed, and the CRM has to know.
 *
 * @param contactId the shop's own id, and the CRM's key
 * @param name the name it now has
 * @param email the address it now has
 */
@EventName("crm/contact.changed")
public record ContactChanged(
        String contactId,
        @PersonName String name,
        @EmailAddress String email) {}
