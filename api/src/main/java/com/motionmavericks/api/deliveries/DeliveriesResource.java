package com.motionmavericks.api.deliveries;

import com.motionmavericks.api.http.NeedsAttention;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.domain.deliveries.Channel;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryOutcome;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public final class DeliveriesResource {
    private final Deliveries deliveries;

    public DeliveriesResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /// A message on the wire.
    ///
    /// @param recipient absent for a channel of Slack
    /// @param subjectType the type of its subject, for example `Approval`
    /// @param sentAt when the vendor accepted it, absent until then
    /// @param outcome the vendor's last word about it, absent where the vendor cannot be asked
    /// @param needsAttention whether its check at the vendor is parked and waits for an operator
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, Channel channel, @Nullable Person recipient, String subjectType, UUID subjectId,
            String template, Instant createdAt, @Nullable Instant sentAt, @Nullable DeliveryOutcome outcome,
            Instant updatedAt, @Nullable Boolean needsAttention) {
        static Representation of(Delivery delivery) {
            return new Representation(delivery.id(), delivery.channel(), delivery.recipient(), delivery.subjectType(),
                    delivery.subjectId(), delivery.template(), delivery.createdAt(), delivery.sentAt(),
                    delivery.outcome(), delivery.updatedAt(), NeedsAttention.of(delivery.parked()));
        }
    }

    @GET
    public PageRepresentation<Representation> list(@Auth Credential caller, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(deliveries.list(caller, page.toRequest()), Representation::of, uri);
    }
}
