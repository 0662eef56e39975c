package com.motionmavericks.api.http;

import com.motionmavericks.domain.paging.PageRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// The query of every list: `?limit=&after=`. Lists with further parameters extend it.
public class PageParams {
    @QueryParam("limit")
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    private int limit;

    @QueryParam("after")
    private @Nullable String after;

    public PageRequest toRequest() {
        return new PageRequest(limit, after);
    }
}
