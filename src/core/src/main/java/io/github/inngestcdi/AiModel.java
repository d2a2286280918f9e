package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An AI model at its provider, for {@link Ai#infer}: its address, the format of its requests, and the key. Immutable.
 *
 * <p>The server makes the request, so it gets the key with each step. This library never shows or logs the key.
 *
 * @since 0.1
 */
public final class AiModel extends Value {
    private static final String CHAT = "chat/completions";

    private final Optional<String> name;
    private final String format;
    private final URI base;
    private final String path;
    private final Secret key;
    private final Map<String, Secret> headers;
    private final Map<String, Object> defaults;

    private AiModel(
            Optional<String> name,
            String format,
            URI base,
            String path,
            Secret key,
            Map<String, Secret> headers,
            Map<String, Object> defaults) {
        this.name = name;
        this.format = requireNonNull(format, "format");
        this.base = requireNonNull(base, "base");
        this.path = requireNonNull(path, "path");
        this.key = requireNonNull(key, "key");
        this.headers = Map.copyOf(headers);
        this.defaults = Map.copyOf(defaults);
    }

    /** {@return a model of OpenAI, asked by its chat completions} */
    public static AiModel openAi(String name, Secret key) {
        return of(name, "openai-chat", "https://api.openai.com/v1/", CHAT, key);
    }

    /** {@return a model of OpenAI, asked by its responses} */
    public static AiModel openAiResponses(String name, Secret key) {
        return of(name, "openai-responses", "https://api.openai.com/v1/", "responses", key);
    }

    /**
     * {@return a model of OpenAI at Azure}
     *
     * @param endpoint such as {@code https://acme.openai.azure.com}
     * @param deployment the name that the model was deployed under
     * @param apiVersion such as {@code 2024-10-21}
     */
    public static AiModel azureOpenAi(String name, Secret key, URI endpoint, String deployment, String apiVersion) {
        var path = "openai/deployments/%s/%s?api-version=%s".formatted(deployment, CHAT, apiVersion);
        return new AiModel(Optional.of(name), "azure-openai", endpoint, path, key, Map.of("api-key", key), Map.of());
    }

    /**
     * {@return a model of Anthropic}
     *
     * @param maxTokens the most tokens of an answer; Anthropic requires it
     */
    public static AiModel anthropic(String name, Secret key, int maxTokens) {
        return of(name, "anthropic", "https://api.anthropic.com/v1/", "messages", key)
                .withHeader("anthropic-version", "2023-06-01")
                .withDefault("max_tokens", maxTokens);
    }

    /** {@return a Gemini model of Google} */
    public static AiModel gemini(String name, Secret key) {
        var base = URI.create("https://generativelanguage.googleapis.com/v1beta/");
        var path = "models/%s:generateContent".formatted(name);
        return new AiModel(Optional.empty(), "gemini", base, path, key, Map.of(), Map.of());
    }

    /** {@return a Grok model of xAI} */
    public static AiModel grok(String name, Secret key) {
        return of(name, "grok", "https://api.x.ai/v1/", CHAT, key);
    }

    /** {@return a model of DeepSeek} */
    public static AiModel deepSeek(String name, Secret key) {
        return of(name, "openai-chat", "https://api.deepseek.com/v1/", CHAT, key);
    }

    /**
     * {@return a model of another provider}
     *
     * @param name the model; it is added to each request as {@code model}
     * @param format the format of requests and answers, as Inngest names it: {@code openai-chat}, {@code anthropic}, …
     * @param base with or without a slash at its end
     * @param path the path of the requests below {@code base}: {@code chat/completions}
     * @param key authenticates the requests
     */
    public static AiModel of(String name, String format, URI base, String path, Secret key) {
        return new AiModel(Optional.of(name), format, base, path, key, Map.of(), Map.of());
    }

    private static AiModel of(String name, String format, String base, String path, Secret key) {
        return of(name, format, URI.create(base), path, key);
    }

    /**
     * {@return this model at another address, as of a proxy}
     *
     * @param base with or without a slash at its end: {@code https://ai.acme.com/v1}
     */
    public AiModel withBase(URI base) {
        return new AiModel(name, format, base, path, key, headers, defaults);
    }

    /** {@return this model, with one more header in its requests; it replaces one of the same name} */
    public AiModel withHeader(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, new Secret(value));
        return new AiModel(name, format, base, path, key, more, defaults);
    }

    /**
     * {@return this model, with {@code value} in requests that have no {@code member}}
     *
     * @param value what JSON can carry
     */
    public AiModel withDefault(String member, Object value) {
        var more = new TreeMap<>(defaults);
        more.put(member, value);
        return new AiModel(name, format, base, path, key, headers, more);
    }

    /** {@return the address that the server sends the requests to} */
    public URI uri() {
        var text = base.toString();
        return URI.create(text.endsWith("/") ? text + path : text + "/" + path);
    }

    /** {@return the provider's name of the model; added to each request as {@code model}; empty if the address has it} */
    public Optional<String> name() {
        return name;
    }

    /** {@return how the server passes the key on: {@code openai-chat}, {@code anthropic}, {@code gemini}, …} */
    public String format() {
        return format;
    }

    /** {@return the provider's address, with or without a slash at its end} */
    public URI base() {
        return base;
    }

    /** {@return the path of requests, below the provider's address} */
    public String path() {
        return path;
    }

    /** {@return the provider's API key} */
    public Secret key() {
        return key;
    }

    /** {@return the headers of each request; never shown, as some are keys} */
    public Map<String, Secret> headers() {
        return headers;
    }

    /** {@return the members of each request that does not have them; objects are merged} */
    public Map<String, Object> defaults() {
        return defaults;
    }

    @Override
    List<?> parts() {
        return List.of(name, format, base, path, key, headers, defaults);
    }
}
