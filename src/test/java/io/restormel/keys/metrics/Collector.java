package io.restormel.keys.metrics;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes OTLP over HTTP, as a collector does, and reads the few fields that tests look at. */
final class Collector implements AutoCloseable {

    /** A span, or a data point of a metric, by what it is called. */
    record Told(String name, Map<String, String> attributes, String traceId, String parentSpanId) {}

    private record Sent(String path, String authorization, byte[] body) {}

    private final HttpServer server;
    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            sent.add(new Sent(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    List<String> authorizations() {
        return sent.stream().map(Sent::authorization).distinct().toList();
    }

    private List<UnknownFieldSet> bodies(String path) {
        return sent.stream()
                .filter(each -> each.path().equals(path))
                .map(each -> parsed(each.body()))
                .toList();
    }

    /** ResourceSpans 1, ScopeSpans 2, Span 2: trace_id 1, parent_span_id 4, name 5, attributes 9. */
    List<Told> spans() {
        var told = new ArrayList<Told>();
        for (var body : bodies("/v1/traces")) {
            for (var span : within(List.of(body), 1, 2, 2)) {
                told.add(new Told(text(span, 5), attributes(span, 9), hex(span, 1), hex(span, 4)));
            }
        }
        return told;
    }

    /** ResourceMetrics 1, ScopeMetrics 2, Metric 2: name 1; sum 7 or histogram 9: data points 1, their attributes 7 or 9. */
    List<Told> points() {
        var told = new ArrayList<Told>();
        for (var body : bodies("/v1/metrics")) {
            for (var metric : within(List.of(body), 1, 2, 2)) {
                within(List.of(metric), 7, 1)
                        .forEach(point -> told.add(new Told(text(metric, 1), attributes(point, 7), "", "")));
                within(List.of(metric), 9, 1)
                        .forEach(point -> told.add(new Told(text(metric, 1), attributes(point, 9), "", "")));
            }
        }
        return told;
    }

    private static List<UnknownFieldSet> within(List<UnknownFieldSet> messages, int... fields) {
        var found = messages;
        for (int field : fields) {
            var next = new ArrayList<UnknownFieldSet>();
            found.forEach(each -> each.getField(field)
                    .getLengthDelimitedList()
                    .forEach(bytes -> next.add(parsed(bytes.toByteArray()))));
            found = next;
        }
        return found;
    }

    /** KeyValue: key 1, value 2; AnyValue: string 1, int 3. */
    private static Map<String, String> attributes(UnknownFieldSet message, int field) {
        var all = new HashMap<String, String>();
        for (var pair : within(List.of(message), field)) {
            var value = within(List.of(pair), 2).getFirst();
            all.put(
                    text(pair, 1),
                    value.hasField(1)
                            ? text(value, 1)
                            : value.getField(3).getVarintList().toString());
        }
        return all;
    }

    private static String text(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().getFirst().toStringUtf8();
    }

    private static String hex(UnknownFieldSet message, int field) {
        var bytes = message.getField(field).getLengthDelimitedList();
        return bytes.isEmpty() ? "" : HexFormat.of().formatHex(bytes.getFirst().toByteArray());
    }

    private static UnknownFieldSet parsed(byte[] bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
