package io.restormel.keys.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The public form of the chain: what is written here is what strangers' verifiers rely on, so it never changes. */
class ChainHashTest {

    private final AuditEvent event = new AuditEvent(
            new UUID(0, 1),
            1,
            Instant.ofEpochMilli(1_800_000_000_123L),
            new AuditEvent.Actor("user", "u1", "Zoë \"Z\" <z@example.com>"),
            new AuditEvent.Origin("203.0.113.7", null, "r\u0001\n"),
            "route_published",
            new AuditEvent.Target("route", "t1", "chat/😀"),
            null,
            null,
            null,
            "{\"version\":2}");

    @Test
    void the_canonical_form_is_as_documented() {
        assertThat(ChainHash.canonical(event))
                .isEqualTo("{\"action\":\"route_published\",\"actorId\":\"u1\","
                        + "\"actorName\":\"Zoë \\\"Z\\\" <z@example.com>\",\"actorType\":\"user\","
                        + "\"after\":\"{\\\"version\\\":2}\",\"at\":1800000000123,\"before\":null,\"endUser\":null,"
                        + "\"form\":1,\"ip\":\"203.0.113.7\",\"projectId\":null,\"requestId\":\"r\\u0001\\n\",\"seq\":1,"
                        + "\"targetId\":\"t1\",\"targetName\":\"chat/😀\",\"targetType\":\"route\",\"userAgent\":null,"
                        + "\"workspaceId\":\"00000000-0000-0000-0000-000000000001\"}");
    }

    @Test
    void the_hash_is_of_the_canonical_form_and_the_hash_before() {
        assertThat(ChainHash.of(event, ChainHash.START))
                .isEqualTo("93e46aea5d9a0ab59b401cf3fc51aa1cf5078d911d7694c6fa246b045ac3f111");
    }
}
