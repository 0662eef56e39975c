package com.motionmavericks.activities;

import com.motionmavericks.domain.tracing.TraceParent;
import com.motionmavericks.domain.tracing.Tracing;
import com.motionmavericks.workflows.entity.VendorFailure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// The HTTP client for all vendors except Slack. It throws every failure as a [VendorFailure], without the vendor's text.
public final class VendorHttp {
    /// The longest wait for an answer.
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private static final int NOT_FOUND = 404;

    private final String vendor;
    private final VendorSpans spans;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /// @param vendor the vendor's name in failures, for example `resend`
    public VendorHttp(String vendor, Tracing tracing) {
        this.vendor = vendor;
        this.spans = new VendorSpans(vendor, tracing);
    }

    /// Sends a request.
    ///
    /// @return an answer with a status of 200 to 299
    /// @throws io.temporal.failure.ApplicationFailure of the type [VendorFailure#TYPE]
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return successful(answer(request));
    }

    /// Reads something that may not exist.
    ///
    /// @return empty for an answer with the status 404
    /// @throws io.temporal.failure.ApplicationFailure as [#send]
    public Optional<HttpResponse<String>> find(HttpRequest.Builder request) {
        var response = answer(request);
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(successful(response));
    }

    private HttpResponse<String> successful(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw VendorFailure.answered(vendor, response.statusCode(),
                    RetryAfter.in(name -> response.headers().firstValue(name).orElse(null)));
        }
        return response;
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try (var call = spans.open(request.build().method())) {
            TraceParent.current().ifPresent(it -> request.setHeader(TraceParent.NAME, it));
            try {
                var response = client.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
                VendorSpans.answered(call, response.statusCode());
                return response;
            } catch (IOException failure) {
                call.failed(failure.getClass().getName());
                throw unreachable();
            } catch (InterruptedException failure) {
                call.failed(failure.getClass().getName());
                Thread.currentThread().interrupt();
                throw unreachable();
            }
        }
    }

    /// The failure for an answer that is not in the vendor's format.
    public RuntimeException unreachable() {
        return VendorFailure.unreachable(vendor);
    }
}
