package com.motionmavericks.api.limits;

import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/// Takes one of the places of the caller's studio. A caller whose studio is not known yet has places of its own, so a forged API key
/// takes none from the studio that it names.
record StudioPlace(StudioPlaces places, TenantDatabase database) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        var caller = (Credential) request.getSecurityContext().getUserPrincipal();
        places.take(request, database.studioOf(caller).map(Object::toString).orElseGet(caller::getName));
    }
}
