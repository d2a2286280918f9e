package io.github.inngestcdi.examples.shop.crm;

import io.github.inngestcdi.EventName;
import io.github.inngestcdi.examples.shop.web.EmailAddress;
import io.github.inngestcdi.examples.shop.web.PersonName;

/**
 * A customer's contact data have changed, and the CRM needs the new data.
 *
 * @param contactId the shop's own id, and the CRM's key
 * @param name the new name
 * @param email the new e-mail address
 */
@EventName("crm/contact.changed")
public record ContactChanged(
        String contactId,
        @PersonName String name,
        @EmailAddress String email) {}
