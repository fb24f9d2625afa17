package io.restormel.keys.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which requests to show; a null field does not restrict.
 *
 * @param since inclusive; {@code until} exclusive
 * @param text part of a route, model or provider name in any case, or a whole request or end user id
 */
public record RequestFilter(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String status,
        @Nullable String modelId,
        @Nullable String providerType,
        @Nullable UUID routeId,
        @Nullable UUID environmentId,
        @Nullable UUID gatewayKeyId,
        @Nullable String endUserId,
        @Nullable String text) {

    /** The indexes that lead to requests with one of its values; that of all requests when there is none. */
    List<RequestLead> leads() {
        var leads = new ArrayList<RequestLead>();
        add(leads, RequestLead.END_USER, endUserId);
        add(leads, RequestLead.ROUTE, routeId);
        add(leads, RequestLead.KEY, gatewayKeyId);
        add(leads, RequestLead.STATUS, status);
        add(leads, RequestLead.MODEL, modelId);
        return leads.isEmpty() ? List.of(RequestLead.ALL) : leads;
    }

    private static void add(List<RequestLead> leads, RequestLead lead, @Nullable Object value) {
        if (value != null) {
            leads.add(lead);
        }
    }

    /** Whether an index leads to just these requests; if not, others have to be looked at to find them. */
    boolean indexed() {
        return leads().size() == 1 && providerType == null && environmentId == null && text == null;
    }
}
