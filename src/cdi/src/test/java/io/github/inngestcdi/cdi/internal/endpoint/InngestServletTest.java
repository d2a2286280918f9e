package io.github.inngestcdi.cdi.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.cdi.internal.OwnThread;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class InngestServletTest {
    @Test
    void keepsAnEncodedUrlUnchanged() {
        var url = "http://localhost:8080/shop/api/inngest?fnId=app-hello&stepId=step&x=%41+b";

        assertThat(InngestServlet.uri(url)).isEqualTo(URI.create(url));
    }

    @Test
    void encodesAQueryThatIsNotEncoded() {
        assertThat(InngestServlet.uri("http://localhost/api/inngest?x=|{é}&fnId=100%&a[0]=#"))
                .hasToString("http://localhost/api/inngest?x=%7C%7B%C3%A9%7D&fnId=100%25&a[0]=#");
    }

    @Test
    @SuppressWarnings("JdkObsolete") // the servlet API requires a StringBuffer
    void readsHeadersOnAnotherThreadLater() throws IOException {
        Function<String, String> header = name -> name.equals("X-Inngest-Signature") ? "t=1&s=2" : null;
        var request = OwnThread.only(
                HttpServletRequest.class,
                Map.of(
                        "getMethod",
                        "POST",
                        "getRequestURL",
                        new StringBuffer("http://localhost/"),
                        "getHeaderNames",
                        Collections.enumeration(List.of("X-Inngest-Signature")),
                        "getHeader",
                        header));

        var taken = InngestServlet.request(request);

        assertThat(OwnThread.elsewhere(() -> taken.headers().apply("x-inngest-SIGNATURE")))
                .isEqualTo("t=1&s=2");
        assertThat(OwnThread.elsewhere(() -> taken.headers().apply("Missing"))).isNull();
    }
}
