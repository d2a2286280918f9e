package io.github.inngestcdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.cdi.internal.OwnThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InngestResourceTest {
    @ParameterizedTest
    @ValueSource(classes = {GET.class, PUT.class, POST.class, DELETE.class, PATCH.class, OPTIONS.class})
    void handlesEveryHttpMethod(Class<? extends Annotation> httpMethod) {
        assertThat(InngestResource.class.getMethods()).anyMatch(method -> method.isAnnotationPresent(httpMethod));
    }

    @Test
    void readsHeadersOnAnotherThreadLater() {
        var headers = OwnThread.only(HttpHeaders.class, Map.of("getRequestHeaders", given()));
        var uri = OwnThread.only(UriInfo.class, Map.of("getRequestUri", URI.create("http://localhost/")));

        var request = InngestResource.request("POST", uri, headers, InputStream.nullInputStream());

        assertThat(OwnThread.elsewhere(() -> request.headers().apply("x-inngest-SIGNATURE")))
                .isEqualTo("t=1&s=2");
        assertThat(OwnThread.elsewhere(() -> request.headers().apply("Accept"))).isEqualTo("a,b");
        assertThat(OwnThread.elsewhere(() -> request.headers().apply("Missing")))
                .isNull();
    }

    private static MultivaluedMap<String, String> given() {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.add("X-Inngest-Signature", "t=1&s=2");
        headers.addAll("accept", "a", "b");
        return headers;
    }
}
