package io.github.inngestcdi.examples.shop.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.RetryAfterException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WireMockTest
class CrmClientTest {
    private static final ContactChanged ADA = new ContactChanged("42", "Ada", "ada@example.org");

    private CrmClient client;
    private WireMockRuntimeInfo crm;

    @BeforeEach
    void useTheCrm(WireMockRuntimeInfo info) {
        crm = info;
        client = new CrmClient(info.getHttpBaseUrl() + "/crm");
    }

    @Test
    void storesTheContactInTheCrm() throws Exception {
        answers(ok("{\"crmId\":\"crm-42\"}"));

        var stored = client.store(ADA);

        assertThat(stored).isEqualTo(new CrmContact("crm-42"));
    }

    @Test
    void retriesAtTheTimeThatTheCrmNames() {
        answers(aResponse().withStatus(503).withHeader("Retry-After", "2").withBody("down"));

        assertThatExceptionOfType(RetryAfterException.class)
                .isThrownBy(() -> client.store(ADA))
                .withMessage("The CRM answered 503: down")
                .satisfies(e -> assertThat(e.delayFrom(Instant.now())).isEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void leavesTheTimeOfTheRetryToInngestIfTheCrmNamesNone() {
        answers(aResponse().withStatus(500).withBody("oops"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> client.store(ADA))
                .withMessage("The CRM answered 500: oops");
    }

    @Test
    void doesNotRetryIfTheCrmRefusesTheContact() {
        answers(aResponse().withStatus(422).withBody("blocked"));

        assertThatExceptionOfType(NonRetriableException.class)
                .isThrownBy(() -> client.store(ADA))
                .withMessage("The CRM answered 422: blocked");
    }

    private void answers(ResponseDefinitionBuilder answer) {
        crm.getWireMock()
                .register(put("/crm/contacts/42")
                        .withRequestBody(equalToJson("""
                                {"contactId":"42","name":"Ada","email":"ada@example.org"}"""))
                        .willReturn(answer));
    }
}
