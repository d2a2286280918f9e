package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.EventName;

@EventName("parcel/lost")
public record ParcelLost(String parcelId) {}
