package io.github.inngestcdi.examples.shop.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code /api/links}: the targets of the page's links. */
@Path("links")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LinksResource {
    @Inject
    @ConfigProperty(name = "shop.links.dev-server")
    URI devServer;

    @Inject
    @ConfigProperty(name = "shop.links.mails")
    URI mails;

    /** {@return the addresses for a browser} */
    @GET
    public Links links() {
        return new Links(devServer, mails);
    }

    /**
     * The addresses of the services next to the shop.
     *
     * @param devServer the Inngest dev server's dashboard
     * @param mails the mail catcher's page
     */
    public record Links(URI devServer, URI mails) {}
}
