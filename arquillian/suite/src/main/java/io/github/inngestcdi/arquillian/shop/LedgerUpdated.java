package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.EventName;

@EventName("ledger/updated")
public record LedgerUpdated(String entryId) {}
