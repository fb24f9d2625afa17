package io.restormel.keys.whatif;

import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static io.restormel.keys.db.Tables.USAGE_TRACE;
import static org.jooq.impl.DSL.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads recorded decisions, only what asking again takes. */
@Repository
class DecisionReader {

    /** Refused before anything was decided. */
    private static final List<String> UNDECIDED = List.of("usage_limit_reached");

    private static final int CHUNK = 200;

    private final DSLContext sql;

    DecisionReader(DSLContext sql) {
        this.sql = sql;
    }

    /** What many decisions share, read once a run; not thread-safe. */
    static final class Shared {
        private final Map<UUID, JsonNode> requests = new HashMap<>();
    }

    /** Which to read: of a project, or of one of its routes; made-up ones never. */
    record Which(UUID projectId, @Nullable UUID routeId) {

        Condition condition() {
            var all = USAGE_EVENT
                    .PROJECT_ID
                    .eq(projectId)
                    .and(USAGE_EVENT.SAMPLE.isFalse())
                    .and(USAGE_EVENT.STATUS.notIn(UNDECIDED));
            return routeId == null ? all : all.and(USAGE_EVENT.ROUTE_ID.eq(routeId));
        }
    }

    int count(Which which, int most) {
        return sql.fetchCount(sql.select(USAGE_EVENT.ID)
                .from(USAGE_EVENT)
                .where(which.condition())
                .limit(most));
    }

    /** The newest first; after the last of the page before, null for the first page. */
    List<RecordedDecision> page(Which which, @Nullable RecordedDecision after, int limit, Shared shared) {
        var where = new ArrayList<Condition>();
        where.add(which.condition());
        if (after != null) {
            // The first condition says what the second implies, in the form that the index serves.
            where.add(USAGE_EVENT.OCCURRED_AT.le(after.occurredAt()));
            where.add(row(USAGE_EVENT.OCCURRED_AT, USAGE_EVENT.ID).lt(after.occurredAt(), after.id()));
        }
        var rows = sql.select(
                        USAGE_EVENT.ID,
                        USAGE_EVENT.ENVIRONMENT_ID,
                        USAGE_EVENT.STATUS,
                        USAGE_EVENT.PROVIDER_TYPE,
                        USAGE_EVENT.MODEL_ID,
                        USAGE_EVENT.ATTEMPT,
                        USAGE_EVENT.INPUT_TOKENS,
                        USAGE_EVENT.OUTPUT_TOKENS,
                        USAGE_EVENT.END_USER_ID,
                        USAGE_EVENT.OCCURRED_AT,
                        USAGE_EVENT.DETAIL,
                        USAGE_EVENT.TRACE_ID)
                .from(USAGE_EVENT)
                .where(where)
                // All columns of the index, so that H2 follows it backwards.
                .orderBy(USAGE_EVENT.PROJECT_ID.desc(), USAGE_EVENT.OCCURRED_AT.desc(), USAGE_EVENT.ID.desc())
                .limit(limit)
                .fetch();
        var traces = new HashSet<UUID>();
        rows.forEach(each -> {
            if (each.value12() != null) {
                traces.add(each.value12());
            }
        });
        read(which.projectId(), traces, shared);
        return rows.map(each -> new RecordedDecision(
                each.value1(),
                each.value2(),
                each.value3(),
                each.value4(),
                each.value5(),
                each.value6(),
                each.value7(),
                each.value8(),
                each.value9(),
                each.value10(),
                request(each.value11(), each.value12(), shared)));
    }

    /** What is a decision's own counts before what it shares. */
    private static JsonNode request(String detail, @Nullable UUID trace, Shared shared) {
        var own = RequestDetail.in(detail);
        var common = own == null && trace != null ? shared.requests.get(trace) : own;
        return Objects.requireNonNullElse(common, MissingNode.getInstance());
    }

    private void read(UUID projectId, HashSet<UUID> traces, Shared shared) {
        traces.removeAll(shared.requests.keySet());
        var ids = List.copyOf(traces);
        for (int from = 0; from < ids.size(); from += CHUNK) {
            sql.select(USAGE_TRACE.ID, USAGE_TRACE.TRACE)
                    .from(USAGE_TRACE)
                    .where(
                            USAGE_TRACE.PROJECT_ID.eq(projectId),
                            USAGE_TRACE.ID.in(ids.subList(from, Math.min(from + CHUNK, ids.size()))))
                    .forEach(each -> shared.requests.put(
                            each.value1(),
                            Objects.requireNonNullElse(RequestDetail.in(each.value2()), MissingNode.getInstance())));
        }
    }
}
