package io.github.inngestcdi.jackson;

import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.spi.JsonMapper;

class JsonbTypedEventsTest extends TypedEvents {
    @Override
    JsonMapper mapper() {
        return new JsonbMapper();
    }
}
