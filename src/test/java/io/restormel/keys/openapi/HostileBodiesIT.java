package io.restormel.keys.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.acceptance.Hostility;
import io.restormel.keys.support.OnH2;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever is done to the example of an operation, what comes back is documented, and never a server error. */
@OnH2
class HostileBodiesIT extends ApiTestCase {

    private static final int EACH = Integer.getInteger("hostile.each", 60);

    @Test
    void every_operation_answers_bad_bodies_as_documented() {
        var hostility = new Hostility(20_261_121);
        var statuses = new TreeMap<Integer, Integer>();
        List<String> complaints = new ArrayList<>();
        var all = ApiOperation.all().stream()
                .filter(each -> each.example() != null)
                .toList();
        Tenant tenant = null;
        var tag = "";
        for (var operation : all) {
            // Some of what is sent is good after all, and takes away what the next would have been about.
            tenant = tenant != null && operation.tag().equals(tag) ? tenant : tenant();
            tag = operation.tag();
            for (int i = 0; i < EACH; i++) {
                var good = Objects.requireNonNull(body(operation, tenant));
                var sent = new String(hostility.body(good), StandardCharsets.UTF_8);
                var reply = call(operation, tenant, address(operation, tenant), sent);
                statuses.merge(reply.status(), 1, Integer::sum);
                var wrong = ReplyCheck.complaints(operation, reply);
                if (reply.status() >= 500 || !wrong.isEmpty()) {
                    complaints.add(
                            operation + " " + wrong + " sent " + sent.substring(0, Math.min(300, sent.length())));
                }
            }
        }
        System.out.println(
                "OpenAPI: " + all.size() + " operations with bodies, " + EACH + " bad ones each: " + statuses);
        assertThat(complaints).isEmpty();
    }
}
