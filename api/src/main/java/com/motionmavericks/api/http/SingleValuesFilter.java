package com.motionmavericks.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;

/// Refuses a query parameter or a deciding header that occurs twice, because one of the two would win silently.
public final class SingleValuesFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        // A page ignores parameters that others append to its link.
        if (request.getUriInfo().getPath().startsWith("v1/")) {
            var query = request.getUriInfo().getQueryParameters();
            query.keySet().forEach(name -> requireSingle(query, name));
            List.of(IdempotencyKeys.HEADER, HttpHeaders.IF_MATCH)
                    .forEach(name -> requireSingle(request.getHeaders(), name));
        }
    }

    /// @throws Problem with [ProblemType#MALFORMED_REQUEST] if there are several
    static void requireSingle(MultivaluedMap<String, String> values, String name) {
        if (values.getOrDefault(name, List.of()).size() > 1) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, "'" + name + "' occurs in the request more than once.",
                    Map.of("field", name));
        }
    }
}
