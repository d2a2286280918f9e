package io.github.inngestcdi.arquillian.signed;

import io.github.inngestcdi.EventName;

@EventName("invoice/sent")
public record InvoiceSent(String invoiceId) {}
