package io.restormel.keys.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

class KeyFilterTest {

    private final KeyDigest digest = new KeyDigest(new byte[32]);
    private final List<KeySource.Entry> used = new ArrayList<>();

    private MockHttpServletResponse call(KeyFilter filter, String secret, String address) throws Exception {
        var request = new MockHttpServletRequest("POST", "/keys/v1/projects/x/resolve");
        request.addHeader("Authorization", "Bearer " + secret);
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }

    private KeyFilter filter(int failures, List<IpAddressMatcher> ranges, @Nullable Integer perMinute) {
        var caller = new Caller.GatewayKey(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null);
        var keys = Map.of(
                digest.of("good"),
                new KeySource.Entry(digest.of("good"), caller, null, ranges, perMinute, false),
                digest.of("old"),
                new KeySource.Entry(digest.of("old"), caller, null, ranges, perMinute, true));
        return new KeyFilter(
                digest,
                (wanted, _) -> keys.get(wanted),
                List.of((key, _) -> used.add(key)),
                new KeyProperties(failures),
                Clock.systemUTC());
    }

    @Test
    void an_address_with_bad_keys_is_slowed_down_and_good_keys_from_there_are_not() throws Exception {
        var filter = filter(3, List.of(), null);
        for (int i = 0; i < 3; i++) {
            assertThat(call(filter, "bad" + i, "192.0.2.1").getStatus()).isEqualTo(200);
        }

        var slowed = call(filter, "bad", "192.0.2.1");
        assertThat(slowed.getStatus()).isEqualTo(429);
        assertThat(slowed.getContentAsString()).contains("\"error\":\"rate_limited\"");
        assertThat(Integer.parseInt(slowed.getHeader("Retry-After"))).isBetween(1, 20);
        assertThat(call(filter, "good", "192.0.2.1").getStatus()).isEqualTo(200);
        assertThat(call(filter, "bad", "192.0.2.2").getStatus()).isEqualTo(200);
        assertThat(used).hasSize(1);
    }

    @Test
    void a_key_is_good_from_its_addresses_only() throws Exception {
        var filter =
                filter(3, List.of(new IpAddressMatcher("10.0.0.0/8"), new IpAddressMatcher("2001:db8::/32")), null);

        assertThat(call(filter, "good", "10.200.0.1").getStatus()).isEqualTo(200);
        assertThat(call(filter, "good", "2001:db8::7").getStatus()).isEqualTo(200);
        var refused = call(filter, "good", "11.0.0.1");
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentAsString()).contains("\"error\":\"address_not_allowed\"");
        assertThat(used).hasSize(2);
    }

    @Test
    void a_key_s_secrets_share_its_pace_and_every_reply_tells_what_is_left() throws Exception {
        var filter = filter(3, List.of(), 2);

        var first = call(filter, "good", "192.0.2.1");
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(first.getHeader("RateLimit-Policy")).isEqualTo("\"key\";q=2;w=60");
        assertThat(first.getHeader("RateLimit")).isEqualTo("\"key\";r=1;t=30");
        assertThat(call(filter, "old", "192.0.2.9").getHeader("RateLimit")).startsWith("\"key\";r=0;t=");
        var third = call(filter, "good", "192.0.2.1");
        assertThat(third.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(third.getHeader("Retry-After"))).isBetween(29, 30);
    }
}
