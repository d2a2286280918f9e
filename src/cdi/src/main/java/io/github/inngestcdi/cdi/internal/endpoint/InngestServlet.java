package io.github.inngestcdi.cdi.internal.endpoint;

import io.github.inngestcdi.internal.serve.ServeRequest;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.StreamedResponse;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Serves the endpoint as a servlet, for applications whose JAX-RS does not serve it at {@code /api/inngest}. */
public class InngestServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Matches characters that a URI must not contain, and a {@code %} that does not begin an encoded byte. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[^A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]+|%(?![0-9A-Fa-f]{2})");

    @Inject
    private transient Endpoint endpoint;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var answer = endpoint.answerOrStream(request(request));
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer instanceof StreamedResponse streamed) {
            streamed.writeTo(response.getOutputStream());
        } else {
            var body = ((ServeResponse) answer).body();
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    static ServeRequest request(HttpServletRequest request) throws IOException {
        return new ServeRequest(request.getMethod(), uri(request), CopiedHeaders.of(request), request.getInputStream());
    }

    private static URI uri(HttpServletRequest request) {
        var query = request.getQueryString();
        return uri(request.getRequestURL() + (query == null ? "" : "?" + query));
    }

    /** {@return {@code url} as a URI} Encodes the characters that a server accepts although a URI must not contain them. */
    static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException notEncoded) {
            return URI.create(
                    ILLEGAL.matcher(url).replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8)));
        }
    }
}
