package io.github.inngestcdi.arquillian.signed;

import io.github.inngestcdi.Inngest;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends an invoice. */
@WebServlet("/invoices")
public class InvoiceServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Inngest inngest;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(inngest.send(new InvoiceSent(request.getParameter("id"))));
    }
}
