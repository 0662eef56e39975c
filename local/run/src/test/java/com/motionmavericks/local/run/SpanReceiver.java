package com.motionmavericks.local.run;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// Receives the spans of API and worker, as a collector does (OTLP over HTTP).
final class SpanReceiver {
    private final Queue<ReceivedSpan> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    /// @param text all that the span holds
    record ReceivedSpan(String service, String name, String traceId, String spanId, String parentId, String text) {}

    SpanReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", exchange -> {
            try (exchange) {
                ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList()
                        .forEach(this::add);
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    private void add(ResourceSpans received) {
        var service = received.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name")).map(KeyValue::getValue).findFirst()
                .orElseThrow().getStringValue();
        received.getScopeSpansList().stream().flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new ReceivedSpan(service, span.getName(), hex(span.getTraceId().toByteArray()),
                        hex(span.getSpanId().toByteArray()), hex(span.getParentSpanId().toByteArray()),
                        span.toString()))
                .forEach(spans::add);
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }
}
