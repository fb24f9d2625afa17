package io.restormel.keys.webhook;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.StorableText;
import io.restormel.keys.provider.SafePost;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a webhook may lead and what it may ask for; each delivery looks at the address again. */
@Component
class SubscriptionCheck {

    static final int MAX_URL = 2_000;

    private final SafePost http;

    SubscriptionCheck(SafePost http) {
        this.http = http;
    }

    /** The address as it is kept. Waits for its look-up. */
    String url(String text) {
        var problem = problem(text.strip());
        if (problem != null) {
            throw new ApplicationException.Invalid("invalid_request", problem, Map.of("field", "url"));
        }
        return text.strip();
    }

    private @Nullable String problem(String text) {
        if (text.isEmpty() || text.length() > MAX_URL || StorableText.problem(text) != null) {
            return "The address must have 1 to " + MAX_URL + " characters.";
        }
        if (StorableText.problemOfSetting(text) != null) {
            return "The address holds what looks like a secret key; everybody who looks after webhooks would see it.";
        }
        try {
            return http.problem(new URI(text));
        } catch (URISyntaxException _) {
            return "The address must start with https:// and have no blanks.";
        }
    }

    /** Sorted and each once; everything when there are none. */
    List<String> eventTypes(List<String> given) {
        if (given.isEmpty() || given.contains(WebhookEvent.ALL)) {
            return List.of(WebhookEvent.ALL);
        }
        for (int i = 0; i < given.size(); i++) {
            if (!WebhookEvent.isKnown(given.get(i))) {
                throw ApplicationException.invalid("event_types[" + i + "]", "is not the name of an event");
            }
        }
        return given.stream().sorted().distinct().toList();
    }
}
