package com.motionmavericks.activities;

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
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /// @param vendor the vendor's name in failures, for example `resend`
    public VendorHttp(String vendor) {
        this.vendor = vendor;
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
        try {
            return client.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
        } catch (IOException _) {
            throw unreachable();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unreachable();
        }
    }

    /// The failure for an answer that is not in the vendor's format.
    public RuntimeException unreachable() {
        return VendorFailure.unreachable(vendor);
    }
}
