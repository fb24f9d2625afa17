package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a call may come to, reserved until it is known. What a request does not tell of is taken to be a lot.
 *
 * @param tokens input and output
 * @param cost in billionths of a US dollar, rounded up; {@link #UNPRICED} when the catalogue has no price
 */
public record LimitEstimate(long tokens, long cost) {

    /** Nobody knows. */
    public static final long UNPRICED = -1;

    /** Input tokens of a request that does not say how many. */
    public static final long USUAL_INPUT = 4096;

    /** Output tokens of a request that sets no limit and makes no estimate. */
    public static final long USUAL_OUTPUT = 4096;

    /** The smallest call of something that nobody named, and that may have a price. */
    static final LimitEstimate SMALLEST = new LimitEstimate(1, 1);

    private static final long PER_MILLION = 1_000_000;
    private static final long MOST_TOKENS = 1_000_000_000_000_000L;

    static LimitEstimate of(Candidate candidate, ResolveRequest request) {
        Long asked = request.estimatedInputTokens();
        long input = Math.min(asked == null ? USUAL_INPUT : asked, MOST_TOKENS);
        long output = Math.min(output(request), MOST_TOKENS);
        long inputPrice = candidate.inputPrice();
        long outputPrice = candidate.outputPrice();
        long cost = inputPrice < 0 || outputPrice < 0 ? UNPRICED : cost(input, inputPrice, output, outputPrice);
        return new LimitEstimate(input + output, cost);
    }

    /** The smallest call of a model: an input token. Null stands for a model that the catalogue does not know. */
    static LimitEstimate smallest(@Nullable CatalogModel model) {
        BigDecimal price = model == null || model.outputUsdPerMillion() == null ? null : model.inputUsdPerMillion();
        return new LimitEstimate(
                1,
                price == null
                        ? UNPRICED
                        : cost(1, CompiledLimit.units(price, LimitMeasure.COST, RoundingMode.CEILING), 0, 0));
    }

    private static long output(ResolveRequest request) {
        Long most = request.attributes().maxOutputTokens();
        if (most != null) {
            return Math.max(0, most);
        }
        Long estimated = request.estimatedOutputTokens();
        return estimated == null ? USUAL_OUTPUT : estimated;
    }

    private static long cost(long input, long inputPrice, long output, long outputPrice) {
        if (Math.multiplyHigh(input, inputPrice) == 0 && Math.multiplyHigh(output, outputPrice) == 0) {
            long one = input * inputPrice;
            long other = output * outputPrice;
            if (one >= 0 && other >= 0 && one <= Long.MAX_VALUE - other - PER_MILLION) {
                return (one + other + PER_MILLION - 1) / PER_MILLION;
            }
        }
        BigDecimal exact = BigDecimal.valueOf(input)
                .multiply(BigDecimal.valueOf(inputPrice))
                .add(BigDecimal.valueOf(output).multiply(BigDecimal.valueOf(outputPrice)))
                .movePointLeft(6 + LimitMeasure.COST.decimals());
        return CompiledLimit.units(exact, LimitMeasure.COST, RoundingMode.CEILING);
    }

    /** What it takes of a limit; {@link #UNPRICED} when that is not known. */
    public long of(LimitMeasure measure) {
        return switch (measure) {
            case COST -> cost;
            case TOKENS -> tokens;
            case REQUESTS, RATE -> 1;
        };
    }
}
