package io.restormel.keys.provider;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/** Posts by way of a client of its own, which waits longer than those who verify a key while a person watches. */
final class UpstreamPost implements SafePost, AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final UpstreamClient client;

    UpstreamPost(AddressRules rules, @Nullable EgressProxy proxy) {
        client = new UpstreamClient(rules, InetAddress::getAllByName, () -> EgressProxy.socket(proxy), DEADLINE);
    }

    @Override
    public @Nullable String problem(URI address) {
        return client.problem(address);
    }

    @Override
    public Result post(URI address, Map<String, String> headers, byte[] body) {
        var sent = headers.entrySet().stream()
                .<Header>map(each -> new BasicHeader(each.getKey(), each.getValue()))
                .toList();
        return switch (client.post(address, sent, body)) {
            case Answer.Answered answered -> new Result.Answered(answered.status());
            case Answer.RefusedAddress(var sentence) -> new Result.Refused(sentence);
            case Answer.Unreachable(var sentence) -> new Result.Unreachable(sentence);
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
