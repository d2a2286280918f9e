package io.github.inngestcdi;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An AI model at its provider, for {@link Ai#infer}: where it is, whose format it speaks, and by which key it is asked.
 *
 * <p>The server makes the request, so it is given the key with each step. It is never shown or logged by this library.
 *
 * @param name the provider's name of the model; added to each request as {@code model}, unless the address has it
 * @param format how the server passes the key on: {@code openai-chat}, {@code anthropic}, {@code gemini}, …
 * @param base where the provider is; with or without a slash at its end
 * @param path what is asked for there
 * @param key the provider's API key
 * @param headers sent with each request; never shown, as some are keys
 * @param defaults members of each request that does not have them; objects are merged
 * @since 0.1
 */
public record AiModel(
        Optional<String> name,
        String format,
        URI base,
        String path,
        Secret key,
        Map<String, Secret> headers,
        Map<String, Object> defaults) {
    private static final String CHAT = "chat/completions";

    /** Copies headers and defaults in. */
    public AiModel {
        headers = Map.copyOf(headers);
        defaults = Map.copyOf(defaults);
    }

    /** {@return a model of OpenAI's, asked by its chat completions} */
    public static AiModel openAi(String name, Secret key) {
        return of(name, "openai-chat", "https://api.openai.com/v1/", CHAT, key);
    }

    /** {@return a model of OpenAI's, asked by its responses} */
    public static AiModel openAiResponses(String name, Secret key) {
        return of(name, "openai-responses", "https://api.openai.com/v1/", "responses", key);
    }

    /**
     * {@return a model of OpenAI's at Azure}
     *
     * @param endpoint such as {@code https://acme.openai.azure.com}
     * @param deployment the name that the model was deployed under
     * @param apiVersion such as {@code 2024-10-21}
     */
    public static AiModel azureOpenAi(String name, Secret key, URI endpoint, String deployment, String apiVersion) {
        String path = "openai/deployments/%s/%s?api-version=%s".formatted(deployment, CHAT, apiVersion);
        return new AiModel(Optional.of(name), "azure-openai", endpoint, path, key, Map.of("api-key", key), Map.of());
    }

    /**
     * {@return a model of Anthropic's}
     *
     * @param maxTokens how many tokens it may answer with, which Anthropic wants to be told
     */
    public static AiModel anthropic(String name, Secret key, int maxTokens) {
        return of(name, "anthropic", "https://api.anthropic.com/v1/", "messages", key)
                .withHeader("anthropic-version", "2023-06-01")
                .withDefault("max_tokens", maxTokens);
    }

    /** {@return a Gemini model of Google's} */
    public static AiModel gemini(String name, Secret key) {
        URI base = URI.create("https://generativelanguage.googleapis.com/v1beta/");
        String path = "models/%s:generateContent".formatted(name);
        return new AiModel(Optional.empty(), "gemini", base, path, key, Map.of(), Map.of());
    }

    /** {@return a Grok model of xAI's} */
    public static AiModel grok(String name, Secret key) {
        return of(name, "grok", "https://api.x.ai/v1/", CHAT, key);
    }

    /** {@return a model of DeepSeek's} */
    public static AiModel deepSeek(String name, Secret key) {
        return of(name, "openai-chat", "https://api.deepseek.com/v1/", CHAT, key);
    }

    private static AiModel of(String name, String format, String base, String path, Secret key) {
        return new AiModel(Optional.of(name), format, URI.create(base), path, key, Map.of(), Map.of());
    }

    /** {@return this model behind another address, as of a proxy: {@code https://ai.acme.com/v1}} */
    public AiModel at(URI base) {
        return new AiModel(name, format, base, path, key, headers, defaults);
    }

    /** {@return this model, asked with one header more} */
    public AiModel withHeader(String header, String value) {
        Map<String, Secret> more = new TreeMap<>(headers);
        more.put(header, new Secret(value));
        return new AiModel(name, format, base, path, key, more, defaults);
    }

    /** {@return this model, and requests that have no {@code member} get this one; {@code value} as JSON carries it} */
    public AiModel withDefault(String member, Object value) {
        Map<String, Object> more = new TreeMap<>(defaults);
        more.put(member, value);
        return new AiModel(name, format, base, path, key, headers, more);
    }

    /** {@return where the server sends the requests} */
    public URI uri() {
        String text = base.toString();
        return URI.create(text.endsWith("/") ? text + path : text + "/" + path);
    }
}
