package io.restormel.keys.usage;

import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.platform.CsvLine;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests for a spreadsheet, one a line, with what was reported of their calls; a line of names comes first. */
final class RequestCsv {

    private final OutputStream out;
    private int lines;

    RequestCsv(OutputStream out) throws IOException {
        this.out = out;
        line(
                "request_id",
                "time",
                "status",
                "environment",
                "route",
                "provider",
                "model",
                "gateway_key",
                "end_user",
                "decision_ms",
                "steps_passed_over",
                "attempt",
                "estimated_cost_usd",
                "calls_reported",
                "last_call_status",
                "input_tokens",
                "output_tokens",
                "cost_usd",
                "call_ms",
                "snapshot_id",
                "sample");
    }

    /** How many requests were written. */
    int lines() {
        return lines;
    }

    void write(List<RequestLog> requests, Map<UUID, List<Outcome>> outcomes) throws IOException {
        for (var request : requests) {
            write(request, CallSum.of(outcomes.getOrDefault(request.id(), List.of())));
            lines++;
        }
    }

    private void write(RequestLog request, CallSum calls) throws IOException {
        line(
                request.id(),
                request.occurredAt(),
                request.status(),
                request.environmentName(),
                request.routeName(),
                request.modelId() == null ? null : request.providerType(),
                request.modelId(),
                request.gatewayKey(),
                request.endUserId(),
                request.latencyMicros() / 1000.0,
                request.fallbackCount(),
                request.attempt(),
                plain(request.estimatedCostUsd()),
                calls.calls(),
                calls.lastStatus(),
                calls.inputTokens(),
                calls.outputTokens(),
                plain(calls.costUsd()),
                calls.lastMicros() == null ? null : calls.lastMicros() / 1000.0,
                request.snapshotId(),
                request.sample());
    }

    /** No spreadsheet reads 1E-7 the way it was meant. */
    private static @Nullable String plain(@Nullable BigDecimal cost) {
        return cost == null ? null : cost.toPlainString();
    }

    private void line(@Nullable Object... cells) throws IOException {
        out.write(CsvLine.of(Arrays.asList(cells)).getBytes(StandardCharsets.UTF_8));
    }
}
