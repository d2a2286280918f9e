package io.github.inngestcdi.examples.shop.crm;

import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.RetryAfterException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Calls the CRM. The exception of a failure says whether and when a retry makes sense. */
@Dependent
public class CrmClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Jsonb jsonb = JsonbBuilder.create();

    private final String url;

    @Inject
    CrmClient(@ConfigProperty(name = "shop.crm.url") String url) {
        this.url = url;
    }

    /**
     * Stores the contact in the CRM, or replaces it.
     *
     * @throws RetryAfterException if the CRM is down and says how long
     * @throws NonRetriableException if the CRM refuses the contact
     * @throws IOException if the CRM does not answer, or answers with another error
     */
    public CrmContact store(ContactChanged contact) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(contactUri(contact.contactId()))
                .timeout(TIMEOUT)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .PUT(HttpRequest.BodyPublishers.ofString(jsonb.toJson(contact)))
                .build();

        var response = http.send(request, HttpResponse.BodyHandlers.ofString());

        int status = response.statusCode();
        if (status / 100 == 2) {
            return jsonb.fromJson(response.body(), CrmContact.class);
        }
        var failure = "The CRM answered %d: %s".formatted(status, response.body());
        if (status / 100 == 4) {
            throw new NonRetriableException(failure);
        }
        var retryAfter = response.headers().firstValueAsLong(HttpHeaders.RETRY_AFTER);
        if (retryAfter.isPresent()) {
            throw new RetryAfterException(failure, Duration.ofSeconds(retryAfter.getAsLong()));
        }
        throw new IOException(failure);
    }

    private URI contactUri(String contactId) {
        return UriBuilder.fromUri(url).path("contacts/{id}").build(contactId);
    }
}
