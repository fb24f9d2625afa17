package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static io.restormel.keys.db.Tables.MODEL_CHOICE;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Lists the end users of whom anything is kept. */
@Repository
class EndUserReader {

    private final DSLContext sql;

    EndUserReader(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * By id.
     *
     * @param after the last id of the page before; null for the first page
     */
    List<EndUser> page(UUID projectId, @Nullable String after, int limit) {
        var one = DSL.inline(1).as("credentials");
        var none = DSL.inline(0).as("choices");
        var known = sql.select(CREDENTIAL.END_USER_ID.as("id"), one, none)
                .from(CREDENTIAL)
                .where(CREDENTIAL.PROJECT_ID.eq(projectId), CREDENTIAL.REMOVED_AT.isNull())
                .unionAll(DSL.select(
                                MODEL_CHOICE.END_USER_ID.as("id"),
                                DSL.inline(0).as("credentials"),
                                DSL.inline(1).as("choices"))
                        .from(MODEL_CHOICE)
                        .where(MODEL_CHOICE.PROJECT_ID.eq(projectId)))
                .asTable("known");
        var id = Objects.requireNonNull(known.field("id", String.class));
        var credentials = DSL.sum(Objects.requireNonNull(known.field("credentials", Integer.class)));
        var choices = DSL.sum(Objects.requireNonNull(known.field("choices", Integer.class)));
        return sql.select(id, credentials, choices)
                .from(known)
                .where(after == null ? DSL.noCondition() : id.gt(after))
                .groupBy(id)
                .orderBy(id)
                .limit(limit)
                .fetch(row -> new EndUser(
                        row.value1(), row.value2().intValue(), row.value3().intValue()));
    }
}
