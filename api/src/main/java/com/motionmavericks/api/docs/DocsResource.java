package com.motionmavericks.api.docs;

import com.motionmavericks.api.http.BrowserHeaders;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Serves the contract, a page to try it, and a page for each problem, all from our own jars.
@Path("/")
public final class DocsResource {
    private static final Map<String, String> ASSETS = Map.of("swagger-ui.css", "text/css", "swagger-ui-bundle.js",
            "text/javascript", "favicon-32x32.png", "image/png");

    private final JsonNode contract;
    private final String swaggerUi;

    public DocsResource() {
        try (var yaml = required(resource("/openapi.yaml"));
                var pom = required(resource("/META-INF/maven/org.webjars/swagger-ui/pom.properties"))) {
            contract = new YAMLMapper().readTree(yaml);
            var properties = new Properties();
            properties.load(pom);
            swaggerUi = "/META-INF/resources/webjars/swagger-ui/" + properties.getProperty("version") + "/";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonNode contract() {
        return contract;
    }

    /// The names of all types of events.
    public Set<String> eventTypes() {
        return contract.at("/components/schemas/EventType/x-extensible-enum").valueStream().map(JsonNode::asText)
                .collect(Collectors.toUnmodifiableSet());
    }

    @GET
    @Path("docs")
    @Produces(MediaType.TEXT_HTML)
    public Response page() {
        return Response.ok("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Motion Mavericks API</title>
                <link rel="stylesheet" href="/docs/swagger-ui.css">
                <link rel="icon" href="/docs/favicon-32x32.png">
                </head>
                <body>
                <div id="docs"></div>
                <script src="/docs/swagger-ui-bundle.js"></script>
                <script src="/docs/start.js"></script>
                </body>
                </html>
                """).header(BrowserHeaders.CONTENT_SECURITY_POLICY,
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
                        + "base-uri 'none'; frame-ancestors 'none'")
                .build();
    }

    @GET
    @Path("docs/start.js")
    @Produces("text/javascript")
    public String start() {
        return "SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true });\n";
    }

    @GET
    @Path("docs/{asset}")
    public Response asset(@PathParam("asset") String asset) {
        var type = ASSETS.get(asset);
        return found(type == null ? null : resource(swaggerUi + asset), String.valueOf(type));
    }

    @GET
    @Path("problems/{slug: [a-z-]+}")
    public Response problem(@PathParam("slug") String slug) {
        return found(resource("/problems/" + slug + ".md"), "text/plain; charset=utf-8");
    }

    private static Response found(@Nullable InputStream content, String type) {
        if (content == null) {
            throw new NotFoundException();
        }
        return Response.ok(content, type).build();
    }

    private static @Nullable InputStream resource(String name) {
        return DocsResource.class.getResourceAsStream(name);
    }

    private static InputStream required(@Nullable InputStream content) {
        return Objects.requireNonNull(content, "A resource of our own jars is missing");
    }
}
