package com.motionmavericks.activities;

import com.motionmavericks.workflows.entity.VendorFailure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// How every vendor is called. Whatever is no success is thrown as a [VendorFailure], without what the vendor says.
public final class VendorHttp {
    /// How long a vendor may take to answer.
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final String vendor;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /// @param vendor its name in failures: `resend`
    public VendorHttp(String vendor) {
        this.vendor = vendor;
    }

    /// Sends a request.
    ///
    /// @return an answer of the 200s
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw VendorFailure.answered(vendor, response.statusCode(),
                        RetryAfter.in(name -> response.headers().firstValue(name).orElse(null)));
            }
            return response;
        } catch (IOException _) {
            throw unreachable();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unreachable();
        }
    }

    /// For an answer that is not in the vendor's own format.
    public RuntimeException unreachable() {
        return VendorFailure.unreachable(vendor);
    }
}
