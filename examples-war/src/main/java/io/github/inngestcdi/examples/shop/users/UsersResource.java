package io.github.inngestcdi.examples.shop.users;

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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/users}: registers users and accepts feedback. Each method fires an event and returns; Inngest runs the rest. */
@Path("users")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
    @Inject
    @Async
    Event<UserRegistered> registered;

    @Inject
    @Async
    Event<FeedbackGiven> feedbackGiven;

    @Inject
    SentEvents sent;

    /** {@return status 201 with the registration; the location is the address of the runs that it started} */
    @POST
    public Response register(@Nullable NewUser body, @Context UriInfo uri) {
        var user = Rules.required(body);
        var event = new UserRegistered(
                UUID.randomUUID().toString(), Rules.orBlank(user.name()), Rules.orBlank(user.email()));

        registered.fire(event);

        var id = sent.lastId();
        return Response.created(uri.getBaseUriBuilder()
                        .path("runs")
                        .queryParam("event", id)
                        .build())
                .entity(new Registration(id, event.userId(), event.name(), event.email()))
                .build();
    }

    /** {@return status 202 with the event's id} */
    @POST
    @Path("{userId: [0-9a-f-]{36}}/feedback")
    public Response giveFeedback(@PathParam("userId") String userId, @Nullable Feedback body) {
        feedbackGiven.fire(new FeedbackGiven(userId, Rules.required(body).stars()));
        return Response.accepted(new Sent(sent.lastId())).build();
    }
}
