package io.restormel.keys.provider;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Posts to an address that a person typed, by the same rules as calls to providers: public https addresses and the hosts
 * that the administrator allowed, no redirects, cookies or proxies. Never throws for what the network or the server does.
 * Thread-safe, blocking (at most 10 s).
 */
public interface SafePost {

    /** Why the address may not be called, in one sentence; null when it may be, or its name is not known just now. */
    @Nullable
    String problem(URI address);

    /** @param headers by name, the content's type among them */
    Result post(URI address, Map<String, String> headers, byte[] body);

    /** How it ended. */
    sealed interface Result {

        /** The server answered with this status; what else it said is not kept. */
        record Answered(int status) implements Result {}

        /** The address may not be called and was not. */
        record Refused(String sentence) implements Result {}

        /** No answer in time, or none at all. */
        record Unreachable(String sentence) implements Result {}
    }
}
