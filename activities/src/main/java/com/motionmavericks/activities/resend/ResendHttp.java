package com.motionmavericks.activities.resend;

import com.motionmavericks.workflows.story.VendorFailure;
import com.resend.core.net.AbstractHttpResponse;
import com.resend.core.net.HttpMethod;
import com.resend.core.net.IHttpClient;
import com.resend.core.net.RequestOptions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/// The SDK's way to the network for the calls that we make: to an address of our choice, and with `Retry-After` kept.
/// An answer that is no success is thrown as a [VendorFailure], without what it says.
final class ResendHttp implements IHttpClient<String> {
    private static final String VENDOR = "resend";

    private final URI baseUrl;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    ResendHttp(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public AbstractHttpResponse<String> perform(String path, String apiKey, HttpMethod method, @Nullable String payload,
            MediaType mediaType) {
        return perform(path, apiKey, method, payload, mediaType, RequestOptions.builder().build());
    }

    @Override
    public AbstractHttpResponse<String> perform(String path, String apiKey, HttpMethod method, @Nullable String payload,
            MediaType mediaType, RequestOptions options) {
        var request = HttpRequest.newBuilder(baseUrl.resolve(path)).timeout(Duration.ofSeconds(20))
                .method(method.name(), payload == null ? BodyPublishers.noBody() : BodyPublishers.ofString(payload))
                .header("Authorization", "Bearer " + apiKey).header("User-Agent", "motion-mavericks")
                .header("Accept", "application/json").header("Content-Type", mediaType.toString());
        if (options.getIdempotencyKey() != null) {
            request.header("Idempotency-Key", options.getIdempotencyKey());
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw VendorFailure.answered(VENDOR, response.statusCode(), retryAfter(response));
            }
            return new AbstractHttpResponse<>(response.statusCode(), response.body(), true);
        } catch (IOException _) {
            throw VendorFailure.unreachable(VENDOR);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw VendorFailure.unreachable(VENDOR);
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))).orElse(null);
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
        return new UnsupportedOperationException("The calls that we make to Resend do not use this");
    }
}
