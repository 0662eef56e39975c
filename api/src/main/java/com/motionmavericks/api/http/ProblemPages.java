package com.motionmavericks.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/// Shows a problem as a page to a browser, which asks for `text/html` and for no JSON.
public final class ProblemPages implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Map<?, ?> document
                && ProblemDocuments.MEDIA_TYPE.equals(response.getMediaType())
                && isBrowser(request.getAcceptableMediaTypes())) {
            var page = page(document).response(Response.Status.fromStatusCode(response.getStatus()));
            response.getHeaders().putAll(page.getHeaders());
            response.setEntity(page.getEntity());
        }
    }

    private static boolean isBrowser(List<MediaType> accepted) {
        return accepted.contains(MediaType.TEXT_HTML_TYPE) && accepted.stream()
                .noneMatch(type -> type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }

    private static HtmlPage page(Map<?, ?> document) {
        return new HtmlPage(String.valueOf(document.get("title")), """
                <p>%s</p>
                <p class="quiet">If you ask for help, name the request <code>%s</code>.</p>
                """.formatted(HtmlPage.escape(String.valueOf(document.get("detail"))),
                HtmlPage.escape(String.valueOf(document.get("requestId")))));
    }
}
