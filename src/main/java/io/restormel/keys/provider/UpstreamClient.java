package io.restormel.keys.provider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Calls an address that a person typed, without becoming their way into our network: form and every IP address are
 * checked anew for each call, the connection goes to exactly the checked IP addresses, be it through the
 * administrator's proxy, and neither redirects, cookies nor the environment's proxies are followed. At most 64 KiB of an answer are read, and the whole call, look-up included, ends at the
 * deadline however slowly the server drips. Thread-safe; blocks.
 */
final class UpstreamClient implements AutoCloseable {

    static final Duration DEADLINE = Duration.ofSeconds(8);
    static final int MAX_BODY = 64 * 1024;
    private static final int FIRST_REFUSAL = 400;
    private static final String NOT_REACHED = "The server could not be reached.";

    private final AddressRules rules;
    private final AddressLookup lookup;
    private final Supplier<Socket> sockets;
    private final Duration deadline;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    UpstreamClient(AddressRules rules, @Nullable EgressProxy proxy) {
        this(rules, InetAddress::getAllByName, () -> EgressProxy.socket(proxy), DEADLINE);
    }

    /** @param sockets unconnected ones; tests watch where they connect to */
    UpstreamClient(AddressRules rules, AddressLookup lookup, Supplier<Socket> sockets, Duration deadline) {
        this.rules = rules;
        this.lookup = lookup;
        this.sockets = sockets;
        this.deadline = deadline;
    }

    /** Null when the address may be called as things are now, or its name is not known; else why not. */
    @Nullable
    String problem(URI uri) {
        return inTime(() -> {
                            check(uri);
                            return new Answer.Unreachable(NOT_REACHED);
                        })
                        instanceof Answer.RefusedAddress(var sentence)
                ? sentence
                : null;
    }

    /** @param headers sent as they are; the caller clears the secret ones afterwards */
    Answer get(URI uri, List<Header> headers) {
        return send(uri, target -> {
            var request = new HttpGet(target);
            headers.forEach(request::addHeader);
            request.addHeader("Accept", "application/json");
            return request;
        });
    }

    /** @param headers sent as they are, among them the content's type */
    Answer post(URI uri, List<Header> headers, byte[] body) {
        return send(uri, target -> {
            var request = new HttpPost(target);
            headers.forEach(request::addHeader);
            request.setEntity(new ByteArrayEntity(body, null));
            return request;
        });
    }

    private Answer send(URI uri, Function<URI, HttpUriRequestBase> form) {
        var running = new AtomicReference<@Nullable OneCall>();
        try {
            return inTime(() -> {
                var target = check(uri);
                try (var call = new OneCall(target.address(), target.ips(), sockets, deadline)) {
                    running.set(call);
                    var request = form.apply(target.address().uri());
                    try (var response = call.execute(request)) {
                        return answered(response, request);
                    }
                }
            });
        } finally {
            var call = running.get();
            if (call != null) {
                call.close();
            }
        }
    }

    private record Target(UpstreamAddress address, List<InetAddress> ips) {}

    private Target check(URI uri) throws RefusedAddressException, UnknownHostException {
        var address = rules.form(uri);
        var found = address.literal() != null ? new InetAddress[] {address.literal()} : lookup.all(address.host());
        return new Target(address, rules.callable(address, found));
    }

    private static Answer answered(ClassicHttpResponse response, HttpUriRequestBase request) throws IOException {
        int status = response.getCode();
        var type = response.getFirstHeader("Content-Type");
        boolean json =
                type != null && type.getValue() != null && type.getValue().contains("json");
        var body = "";
        var entity = response.getEntity();
        if (status >= FIRST_REFUSAL && entity != null && entity.getContent() != null) {
            body = new String(entity.getContent().readNBytes(MAX_BODY), StandardCharsets.UTF_8);
        }
        // Closing alone would read an endless body to its end.
        request.abort();
        return new Answer.Answered(status, json, body);
    }

    private interface Step {
        Answer run() throws IOException, RefusedAddressException;
    }

    private Answer inTime(Step step) {
        Future<Answer> result = threads.submit(() -> {
            try {
                return step.run();
            } catch (RefusedAddressException e) {
                return new Answer.RefusedAddress(e.sentence());
            } catch (UnknownHostException _) {
                return new Answer.Unreachable("The host name is not known.");
            } catch (IOException _) {
                return new Answer.Unreachable(NOT_REACHED);
            }
        });
        try {
            return result.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            result.cancel(true);
            return new Answer.Unreachable("The server did not answer in time.");
        } catch (InterruptedException _) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Unreachable("The call was stopped.");
        } catch (ExecutionException _) {
            // The library objects to what the server sent, or to the TLS of it: no concern of ours, and no text of
            // ours.
            return new Answer.Unreachable(NOT_REACHED);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    static HttpHost host(UpstreamAddress address) {
        return new HttpHost(address.scheme(), address.host(), address.port());
    }
}
