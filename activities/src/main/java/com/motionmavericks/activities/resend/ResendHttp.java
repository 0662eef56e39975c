package com.motionmavericks.activities.resend;

import com.motionmavericks.activities.VendorHttp;
import com.motionmavericks.domain.tracing.Tracing;
import com.resend.core.net.AbstractHttpResponse;
import com.resend.core.net.HttpMethod;
import com.resend.core.net.IHttpClient;
import com.resend.core.net.RequestOptions;
import java.io.File;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/// The HTTP client under Resend's SDK. It sends requests through [VendorHttp] to a configured address. It implements
/// only the methods that [ResendClient] needs.
final class ResendHttp implements IHttpClient<String> {
    private final URI baseUrl;
    private final VendorHttp http;

    ResendHttp(URI baseUrl, Tracing tracing) {
        this.baseUrl = baseUrl;
        this.http = new VendorHttp("resend", tracing);
    }

    @Override
    public AbstractHttpResponse<String> perform(String path, String apiKey, HttpMethod method, @Nullable String payload,
            MediaType mediaType) {
        return perform(path, apiKey, method, payload, mediaType, RequestOptions.builder().build());
    }

    @Override
    public AbstractHttpResponse<String> perform(String path, String apiKey, HttpMethod method, @Nullable String payload,
            MediaType mediaType, RequestOptions options) {
        var request = HttpRequest.newBuilder(baseUrl.resolve(path))
                .method(method.name(), payload == null ? BodyPublishers.noBody() : BodyPublishers.ofString(payload))
                .header("Authorization", "Bearer " + apiKey).header("User-Agent", "motion-mavericks")
                .header("Accept", "application/json").header("Content-Type", mediaType.toString());
        if (options.getIdempotencyKey() != null) {
            request.header("Idempotency-Key", options.getIdempotencyKey());
        }
        var response = http.send(request);
        return new AbstractHttpResponse<>(response.statusCode(), response.body(), true);
    }

    @Override
    public AbstractHttpResponse<String> perform(String path, String apiKey, HttpMethod method, String payload,
            MediaType mediaType, Map<String, String> headers) {
        throw unused();
    }

    @Override
    public AbstractHttpResponse<String> performMultipart(String path, String apiKey, HttpMethod method, File file,
            MediaType mediaType, Map<String, String> fields) {
        throw unused();
    }

    @Override
    public AbstractHttpResponse<String> performMultipart(String path, String apiKey, HttpMethod method, File file,
            MediaType mediaType, Map<String, String> fields, RequestOptions options) {
        throw unused();
    }

    @Override
    public AbstractHttpResponse<String> performMultipart(String path, String apiKey, HttpMethod method, byte[] file,
            String name, MediaType mediaType, Map<String, String> fields) {
        throw unused();
    }

    @Override
    public AbstractHttpResponse<String> performMultipart(String path, String apiKey, HttpMethod method, byte[] file,
            String name, MediaType mediaType, Map<String, String> fields, RequestOptions options) {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("ResendClient does not need this method");
    }
}
