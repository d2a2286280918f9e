package io.github.inngestcdi.jackson;

import io.github.inngestcdi.spi.JsonMapper;

class JacksonTypedEventsTest extends TypedEvents {
    @Override
    JsonMapper mapper() {
        return new JacksonMapper();
    }
}
