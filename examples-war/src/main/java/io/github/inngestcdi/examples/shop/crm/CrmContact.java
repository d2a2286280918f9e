package io.github.inngestcdi.examples.shop.crm;

/**
 * A contact as the CRM knows it.
 *
 * @param crmId the CRM's own id
 */
public record CrmContact(String crmId) {}
