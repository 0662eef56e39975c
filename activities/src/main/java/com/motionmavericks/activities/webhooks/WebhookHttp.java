package com.motionmavericks.activities.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.activities.RetryAfter;
import com.motionmavericks.domain.webhooks.WebhookAddresses;
import com.motionmavericks.domain.webhooks.WebhookAnswer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Posts to URLs that customers name. Each call has a connection of its own, whose address is checked as it is made: see
/// [GuardedSockets]. It follows no redirect, uses no proxy, keeps no cookie, and reads only the beginning of an answer. A failure
/// is an answer too, not an exception.
public final class WebhookHttp {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(15);

    private final OkHttpClient client;

    public WebhookHttp(WebhookAddresses addresses) {
        this(addresses, Dns.SYSTEM, CALL);
    }

    /// @param call the time for the whole call, from the look-up of the name to the last byte that is read
    WebhookHttp(WebhookAddresses addresses, Dns dns, Duration call) {
        // HTTP/2 would share a connection between calls.
        client = new OkHttpClient.Builder().socketFactory(new GuardedSockets(addresses)).dns(dns).proxy(Proxy.NO_PROXY)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)).protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false).followSslRedirects(false).retryOnConnectionFailure(false)
                .connectTimeout(CONNECT).readTimeout(call).writeTimeout(call).callTimeout(call).build();
    }

    public WebhookAnswer post(String url, Headers headers, byte[] body) {
        var target = HttpUrl.parse(url);
        if (target == null) {
            return WebhookAnswer.of(WebhookAnswer.Fault.REFUSED_ADDRESS);
        }
        // A packed answer could unpack to much more than was sent.
        var request = new Request.Builder().url(target).headers(headers).header("Accept-Encoding", "identity")
                .post(RequestBody.create(body)).build();
        try (var response = client.newCall(request).execute()) {
            return new WebhookAnswer(response.code(), null, beginningOf(response), RetryAfter.in(response::header));
        } catch (IOException failure) {
            return WebhookAnswer.of(fault(failure));
        }
    }

    /// The status counts, even if the body does not come to an end.
    private static String beginningOf(Response response) {
        try {
            var bytes = response.body().byteStream().readNBytes(WebhookAnswer.LONGEST_BODY);
            // Postgres stores no NUL.
            return new String(bytes, UTF_8).replace('\0', '\uFFFD');
        } catch (IOException _) {
            return "";
        }
    }

    private static WebhookAnswer.Fault fault(IOException failure) {
        // With several addresses, the failures of the others are suppressed.
        if (Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
                .anyMatch(GuardedSockets.RefusedAddressException.class::isInstance)) {
            return WebhookAnswer.Fault.REFUSED_ADDRESS;
        }
        return switch (failure) {
            case UnknownHostException _ -> WebhookAnswer.Fault.UNKNOWN_HOST;
            case ConnectException _ -> WebhookAnswer.Fault.NO_CONNECTION;
            case NoRouteToHostException _ -> WebhookAnswer.Fault.NO_CONNECTION;
            case SSLException _ -> WebhookAnswer.Fault.TLS;
            case InterruptedIOException _ -> WebhookAnswer.Fault.TIMEOUT;
            default -> WebhookAnswer.Fault.BROKEN_ANSWER;
        };
    }
}
