package io.restormel.keys.acceptance;

import io.restormel.keys.support.Api;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Calls that clients report, each known by its number, and the ledger of what they come to. Thread-safe. */
final class ReportedCalls {

    private static final int HOURS = 48;
    /** The last one is in no catalogue. */
    private static final List<String> MODELS =
            List.of("openai/gpt-5.5", "anthropic/claude-sonnet-5-5", "openai/gpt-of-ours");

    private record Price(BigDecimal input, BigDecimal output, BigDecimal cached) {}

    private record Sums(long calls, long unpriced, long input, long output, long cached, BigDecimal cost) {
        Sums plus(Sums other) {
            return new Sums(
                    calls + other.calls,
                    unpriced + other.unpriced,
                    input + other.input,
                    output + other.output,
                    cached + other.cached,
                    cost.add(other.cost));
        }

        @Override
        public String toString() {
            return calls + " calls, " + unpriced + " unpriced, tokens " + input + " " + output + " " + cached + ", USD "
                    + (cost.signum() == 0 ? "0" : cost.stripTrailingZeros().toPlainString());
        }
    }

    private final int count;
    private final Instant latest = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Map<String, Price> prices = new HashMap<>();
    private final BitSet acknowledged = new BitSet();

    /** Takes the prices from the server's catalogue. */
    ReportedCalls(Api api, int count) {
        this.count = count;
        for (var model : MODELS.subList(0, 2)) {
            int slash = model.indexOf('/');
            var variant = api.get("/models/" + model.substring(slash + 1))
                    .expect(200)
                    .data()
                    .path("variants")
                    .valueStream()
                    .filter(each -> each.path("providerType").asString().equals(model.substring(0, slash)))
                    .findFirst()
                    .orElseThrow();
            var price = variant.path("pricing");
            var input = decimal(price.path("inputPerMillion"));
            var cached = price.path("cachedInputPerMillion");
            prices.put(
                    model,
                    new Price(
                            input,
                            decimal(price.path("outputPerMillion")),
                            cached.isNumber() ? decimal(cached) : input));
        }
    }

    private static BigDecimal decimal(JsonNode number) {
        return new BigDecimal(number.asString());
    }

    private static String model(int call) {
        return MODELS.get(call % MODELS.size());
    }

    private static String status(int call) {
        return call % 10 == 0 ? "failed" : "succeeded";
    }

    private static long input(int call) {
        return 100 + call * 7919L % 5000;
    }

    private static long output(int call) {
        return call * 104_729L % 2000;
    }

    private static long cached(int call) {
        return call % 4 == 0 ? input(call) / 3 : 0;
    }

    private Instant at(int call) {
        return latest.minus(call % HOURS, ChronoUnit.HOURS);
    }

    /** The request that reports these calls. */
    String body(List<Integer> calls) {
        var body = new StringBuilder("{\"events\":[");
        for (int call : calls) {
            var model = model(call);
            int slash = model.indexOf('/');
            body.append(body.charAt(body.length() - 1) == '[' ? "" : ",")
                    .append("{\"eventId\":\"call-")
                    .append(call)
                    .append("\",\"status\":\"")
                    .append(status(call))
                    .append("\",\"providerType\":\"")
                    .append(model, 0, slash)
                    .append("\",\"modelId\":\"")
                    .append(model, slash + 1, model.length())
                    .append("\",\"inputTokens\":")
                    .append(input(call))
                    .append(",\"outputTokens\":")
                    .append(output(call))
                    .append(",\"cachedTokens\":")
                    .append(cached(call))
                    .append(",\"latencyMs\":")
                    .append(call % 3000)
                    .append(",\"occurredAt\":")
                    .append(at(call).toEpochMilli())
                    .append('}');
        }
        return body.append("]}").toString();
    }

    /** The server said that it has them. */
    synchronized void acknowledged(List<Integer> calls) {
        calls.forEach(acknowledged::set);
    }

    synchronized int acknowledged() {
        return acknowledged.cardinality();
    }

    /** What the totals have to be, by hour or day, model and status. */
    Map<String, String> expected(ChronoUnit period) {
        var sums = new TreeMap<String, Sums>();
        for (int call = 0; call < count; call++) {
            sums.merge(key(at(call).truncatedTo(period), model(call), status(call)), sums(call), Sums::plus);
        }
        return told(sums);
    }

    private Sums sums(int call) {
        var price = prices.get(model(call));
        var cost = price == null
                ? BigDecimal.ZERO
                : price.input()
                        .multiply(BigDecimal.valueOf(input(call) - cached(call)))
                        .add(price.cached().multiply(BigDecimal.valueOf(cached(call))))
                        .add(price.output().multiply(BigDecimal.valueOf(output(call))))
                        .movePointLeft(6);
        return new Sums(1, price == null ? 1 : 0, input(call), output(call), cached(call), cost);
    }

    /** What the server's totals are. */
    static Map<String, String> totals(JsonNode aggregates) {
        var sums = new TreeMap<String, Sums>();
        for (var total : aggregates) {
            var key = key(
                    Instant.ofEpochMilli(total.path("periodStart").asLong()),
                    total.path("providerType").asString() + "/"
                            + total.path("modelId").asString(),
                    total.path("status").asString());
            sums.put(
                    key,
                    new Sums(
                            total.path("outcomeCount").asLong(),
                            total.path("unpricedCount").asLong(),
                            total.path("inputTokens").asLong(),
                            total.path("outputTokens").asLong(),
                            total.path("cachedTokens").asLong(),
                            new BigDecimal(total.path("costUsd").asString())));
        }
        return told(sums);
    }

    private static String key(Instant bucket, String model, String status) {
        return bucket + " " + model + " " + status;
    }

    private static Map<String, String> told(Map<String, Sums> sums) {
        var told = new TreeMap<String, String>();
        sums.forEach((key, sum) -> told.put(key, sum.toString()));
        return told;
    }
}
