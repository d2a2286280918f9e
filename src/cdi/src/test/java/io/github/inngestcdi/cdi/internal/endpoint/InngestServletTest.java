package io.github.inngestcdi.cdi.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class InngestServletTest {
    @Test
    void takesAUrlAsItIs() {
        String url = "http://localhost:8080/shop/api/inngest?fnId=app-hello&stepId=step&x=%41+b";

        assertThat(InngestServlet.uri(url)).isEqualTo(URI.create(url));
    }

    @Test
    void takesAQueryThatIsNotEncodedToo() {
        assertThat(InngestServlet.uri("http://localhost/api/inngest?x=|{é}&fnId=100%&a[0]=#"))
                .hasToString("http://localhost/api/inngest?x=%7C%7B%C3%A9%7D&fnId=100%25&a[0]=#");
    }
}
