package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.NoRunException;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The shop's own API: what a browser or another system calls. */
@Path("shop")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ShopResource {
    @Inject
    @Async
    private Event<UserRegistered> registered;

    @Inject
    @Async
    private Event<Object> anything;

    @Inject
    private Checkout checkout;

    @Inject
    private Journal journal;

    @Inject
    private Step step;

    @POST
    @Path("users")
    public void register(UserRegistered user) {
        registered.fire(user);
    }

    @POST
    @Path("users/async")
    public CompletionStage<UserRegistered> registerLater(UserRegistered user) {
        return registered.fireAsync(user);
    }

    @POST
    @Path("orders")
    public void order(OrderPlaced order) {
        checkout.place(order);
    }

    @POST
    @Path("approvals")
    public void approve(OrderApproved approved) {
        anything.fire(approved);
    }

    @POST
    @Path("losses")
    public void lose(ParcelLost lost) {
        anything.fire(lost);
    }

    @POST
    @Path("packings")
    public void pack(PackingWanted wanted) {
        anything.fire(wanted);
    }

    @POST
    @Path("ledger")
    public void update(LedgerUpdated updated) {
        anything.fire(updated);
    }

    @POST
    @Path("stock/{name}")
    public void take(@PathParam("name") String name) {
        anything.fire(new StockTaken(name, Inventory.sample()));
    }

    @GET
    @Path("journal/{subject}")
    public List<String> journal(@PathParam("subject") String subject) {
        return journal.of(subject);
    }

    /** Uses a step outside of a run. */
    @GET
    @Path("outside")
    @Produces(MediaType.TEXT_PLAIN)
    public String outside() {
        try {
            return step.run("outside", () -> "ran");
        } catch (NoRunException e) {
            return e.getMessage();
        }
    }
}
