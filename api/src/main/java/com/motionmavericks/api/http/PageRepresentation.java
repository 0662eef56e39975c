package com.motionmavericks.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.domain.paging.Page;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list on the wire.
///
/// @param next the path of the next page, absent on the last
/// @param nextCursor what `after` takes to get the next page, absent on the last
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageRepresentation<T>(List<T> items, @Nullable String next, @Nullable String nextCursor) {
    public static <D, T> PageRepresentation<T> of(Page<D> page, Function<D, T> representation, UriInfo uri) {
        var next = page.next() == null
                ? null
                : uri.getRequestUriBuilder().replaceQueryParam("after", page.next()).build();
        return new PageRepresentation<>(page.items().stream().map(representation).toList(),
                next == null ? null : next.getRawPath() + "?" + next.getRawQuery(), page.next());
    }
}
