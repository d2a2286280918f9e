package io.github.inngestcdi.jackson;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsonp.JSONPModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.github.inngestcdi.spi.JsonMapper;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Maps event data and step results with Jackson, so that Jackson's annotations on the application's types apply.
 *
 * <p>By default the JSON is what Jakarta JSON Binding would write, except for {@code byte[]}, which is Base64: times
 * are ISO 8601 text, {@code null} and an empty {@code Optional} are left out, unknown members are ignored, and records,
 * {@code Optional} and Jakarta's own JSON values are supported. JSON never selects the class that it is read as: {@code
 * @JsonTypeInfo} works with names, not with class names.
 *
 * <p>To use your own {@link ObjectMapper}, produce a bean: {@code @Produces @ApplicationScoped JsonMapper mapper() {
 * return new JacksonMapper(objectMapper); }}.
 *
 * @since 0.1
 */
public final class JacksonMapper implements JsonMapper {
    private final ObjectMapper mapper;

    /** Maps as this class describes. */
    public JacksonMapper() {
        this(com.fasterxml.jackson.databind.json.JsonMapper.builder()
                .addModules(new JavaTimeModule(), new Jdk8Module(), new ParameterNamesModule(), new JSONPModule())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.USE_DEFAULTS))
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                        SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .polymorphicTypeValidator(
                        BasicPolymorphicTypeValidator.builder().build())
                .build());
    }

    /**
     * Maps with {@code mapper}.
     *
     * @param mapper the mapper as configured by the application; many threads use it, so its configuration must not
     * change any more
     */
    public JacksonMapper(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public String toJson(@Nullable Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw JacksonMessages.notWritable(value, e);
        }
    }

    @Override
    public @Nullable Object fromJson(String json, Type type) {
        try {
            return json.equals("null") ? null : mapper.readValue(json, mapper.constructType(type));
        } catch (JsonProcessingException e) {
            throw JacksonMessages.notReadable(type, e);
        }
    }
}
