package io.github.inngestcdi.examples.shop.crm;

import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.examples.shop.web.Rules;
import io.github.inngestcdi.examples.shop.web.Sent;
import io.github.inngestcdi.examples.shop.web.SentEvents;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/contacts}: changes a contact and chooses how the CRM behaves for it. */
@Path("contacts")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ContactsResource {
    @Inject
    @Async
    Event<ContactChanged> changed;

    @Inject
    SentEvents sent;

    @Inject
    PretendCrm crm;

    /** {@return status 202 with the event's id} */
    @POST
    public Response change(@Nullable ContactChange body) {
        var change = Rules.required(body);
        var event = new ContactChanged(
                UUID.randomUUID().toString(), Rules.orBlank(change.name()), Rules.orBlank(change.email()));
        crm.behave(event.contactId(), CrmMood.named(change.crm()));

        changed.fire(event);

        return Response.accepted(new Sent(sent.lastId())).build();
    }
}
