package io.restormel.keys.resolve;

import io.restormel.keys.engine.Resolution;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A written reply with gaps for trace id, cost and request id. Immutable.
 *
 * @param texts one more than there are gaps
 * @param length bytes of all texts
 */
record ReplyTemplate(String snapshotId, List<byte[]> texts, List<Gap> gaps, int length) {

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private enum Gap {
        TRACE_ID,
        COST,
        REQUEST_ID
    }

    /** Writes the reply with values that nobody could have put into a name or a label, and cuts it there. */
    static ReplyTemplate of(Resolution.Resolved resolved, JsonMapper json) {
        var mark = UUID.randomUUID();
        var cost = new BigDecimal(BigInteger.valueOf(mark.getLeastSignificantBits()), 9);
        var marked = DecisionJson.resolved(resolved, mark + "t", mark + "r", cost);
        var whole = json.writeValueAsString(Map.of("data", marked));
        var texts = new ArrayList<byte[]>();
        var gaps = new ArrayList<Gap>();
        var marks = Pattern.compile(
                        "\"" + mark + "(t)\"|" + mark + "(r)|" + Pattern.quote(json.writeValueAsString(cost)))
                .matcher(whole);
        int length = 0;
        int from = 0;
        while (marks.find()) {
            texts.add(whole.substring(from, marks.start()).getBytes(StandardCharsets.UTF_8));
            gaps.add(marks.group(1) != null ? Gap.TRACE_ID : marks.group(2) != null ? Gap.REQUEST_ID : Gap.COST);
            from = marks.end();
        }
        texts.add(whole.substring(from).getBytes(StandardCharsets.UTF_8));
        for (var text : texts) {
            length += text.length;
        }
        return new ReplyTemplate(resolved.snapshotId(), texts, gaps, length);
    }

    byte[] fill(JsonMapper json, @Nullable String traceId, @Nullable BigDecimal cost, String requestId) {
        var trace = traceId == null ? NULL : json.writeValueAsBytes(traceId);
        // Neither a number nor a UUID has anything to escape.
        var usd = cost == null ? NULL : cost.toString().getBytes(StandardCharsets.US_ASCII);
        var request = requestId.getBytes(StandardCharsets.US_ASCII);
        var values = new byte[gaps.size()][];
        int size = length;
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (gaps.get(i)) {
                case TRACE_ID -> trace;
                case COST -> usd;
                case REQUEST_ID -> request;
            };
            size += values[i].length;
        }
        var reply = ByteBuffer.allocate(size);
        for (int i = 0; i < values.length; i++) {
            reply.put(texts.get(i)).put(values[i]);
        }
        return reply.put(texts.getLast()).array();
    }
}
