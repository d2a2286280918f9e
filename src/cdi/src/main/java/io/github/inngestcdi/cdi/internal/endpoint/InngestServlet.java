package io.github.inngestcdi.cdi.internal.endpoint;

import io.github.inngestcdi.internal.serve.ServeRequest;
import io.github.inngestcdi.internal.serve.ServeResponse;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/** The endpoint as a servlet, for applications whose JAX-RS does not serve it at {@code /api/inngest}. */
public class InngestServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Endpoint endpoint;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServeResponse answer = endpoint.answer(
                new ServeRequest(request.getMethod(), uri(request), request::getHeader, request.getInputStream()));
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static URI uri(HttpServletRequest request) {
        String query = request.getQueryString();
        return URI.create(request.getRequestURL() + (query == null ? "" : "?" + query));
    }
}
