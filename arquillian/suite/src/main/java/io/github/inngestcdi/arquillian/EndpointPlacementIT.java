package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.arquillian.placement.HelloResource;
import io.github.inngestcdi.arquillian.placement.Listing;
import io.github.inngestcdi.arquillian.placement.ListingOthers;
import io.github.inngestcdi.arquillian.placement.Ping;
import io.github.inngestcdi.arquillian.placement.Scanning;
import io.github.inngestcdi.arquillian.placement.ScanningElsewhere;
import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.Start;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several applications on one server: whatever each does with JAX-RS, the endpoint is at the same path. */
class EndpointPlacementIT {
    private static final String ROOT = "sales/eu";

    private static AppServer server;

    @BeforeAll
    static void start() {
        var wars = List.of(
                Wars.written(war("without")),
                Wars.written(war("scanning", Scanning.class)),
                Wars.written(war("listing", Listing.class)),
                Wars.written(war("listing-others", ListingOthers.class)),
                Wars.written(war("elsewhere", ScanningElsewhere.class)),
                Wars.written(war("mapped").setWebXML(webXml("""
                        <servlet><servlet-name>jakarta.ws.rs.core.Application</servlet-name></servlet>
                        <servlet-mapping>
                          <servlet-name>jakarta.ws.rs.core.Application</servlet-name>
                          <url-pattern>/api/*</url-pattern>
                        </servlet-mapping>"""))),
                Wars.written(atRoot(war("rooted", Scanning.class))));
        server = AppServer.start(Start.of("placement").withWars(wars));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "without, servlet",
        "scanning, JAX-RS",
        "listing, JAX-RS",
        "listing-others, servlet",
        "elsewhere, servlet",
        "mapped, JAX-RS"
    })
    void theEndpointIsAtTheSamePathAndTheLogNamesWhatServesIt(String app, String by) {
        var answer = Http.get(server.uri(app + "/api/inngest"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var introspection = answer.json();
        assertThat(introspection.path("function_count").asInt()).isEqualTo(1);
        assertThat(server.log()).contains("1 function, app '" + app + "', at /" + app + "/api/inngest (" + by + ")");
    }

    @Test
    void theEndpointIsUnderTheContextRootThatTheApplicationSets() {
        var answer = Http.get(server.uri(ROOT + "/api/inngest"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(server.log()).contains("1 function, app 'rooted', at /" + ROOT + "/api/inngest (JAX-RS)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"without", "scanning", "listing", "listing-others", "elsewhere", "mapped"})
    void callsReachTheApplicationThatTheyAreSentTo(String app) {
        var own = Http.post(server.uri(app + "/api/inngest?fnId=" + app + "-ping&stepId=step"), "{}");
        var other = Http.post(server.uri(app + "/api/inngest?fnId=other-ping&stepId=step"), "{}");

        assertThat(own.json().path("name").asText()).isEqualTo("MalformedBody");
        assertThat(other.json().path("message").asText()).contains("its functions: " + app + "-ping.");
    }

    @ParameterizedTest
    @CsvSource({
        "scanning, api",
        "listing, api",
        "listing-others, api",
        "elsewhere, rest",
        "mapped, api",
    })
    void theResourcesOfTheApplicationKeepTheirPaths(String app, String path) {
        var answer = Http.get(server.uri(app + "/" + path + "/hello"));

        assertThat(answer.text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"without", "scanning"})
    void anUnsupportedMethodIsRefusedInTheSameWay(String app) {
        var answer = Http.send(
                HttpRequest.newBuilder(server.uri(app + "/api/inngest")).method("DELETE", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.json().path("name").asText()).isEqualTo("MethodNotAllowed");
        assertThat(answer.header("Allow")).isEqualTo("GET, PUT, POST");
    }

    private static WebArchive war(String app, Class<?>... applications) {
        var war = Wars.of(app, Map.of("inngest.app-id", app, "inngest.dev", "true"), applications)
                .addClass(Ping.class);
        return app.equals("without") ? war : war.addClass(HelloResource.class);
    }

    /** Sets the context root in the descriptor of each server; a server ignores the descriptors of the others. */
    private static WebArchive atRoot(WebArchive war) {
        return war.addAsWebInfResource(
                        new StringAsset("<glassfish-web-app><context-root>/%s</context-root></glassfish-web-app>"
                                .formatted(ROOT)),
                        "glassfish-web.xml")
                .addAsWebInfResource(
                        new StringAsset("<jboss-web><context-root>/%s</context-root></jboss-web>".formatted(ROOT)),
                        "jboss-web.xml")
                .addAsWebInfResource(new StringAsset("""
                                <web-ext xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.1">
                                  <context-root uri="/%s"/>
                                </web-ext>""".formatted(ROOT)), "ibm-web-ext.xml");
    }

    private static StringAsset webXml(String content) {
        return new StringAsset("""
                <?xml version="1.0" encoding="UTF-8"?>
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                %s
                </web-app>""".formatted(content));
    }
}
