package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static io.restormel.keys.db.Tables.MODEL_CHOICE;

import io.restormel.keys.engine.EndUserFacts;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.OwnKey;
import io.restormel.keys.snapshot.EndUserSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the live configuration which usable keys end users have, and what they chose. Reads any number of them in two
 * statements, row by row; those who have the same share one object.
 */
@Component
class EndUserFactsReader implements EndUserSource {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String NO_MODELS = "[]";
    private static final int ROWS = 1_000;

    private final DSLContext sql;
    private final MonthlyCaps caps;

    EndUserFactsReader(DSLContext sql, MonthlyCaps caps) {
        this.sql = sql;
        this.caps = caps;
    }

    @Override
    public Map<UUID, Map<String, EndUserFacts>> all() {
        return read(CREDENTIAL.END_USER_ID.isNotNull(), DSL.noCondition());
    }

    @Override
    public Map<String, EndUserFacts> of(UUID projectId) {
        return read(CREDENTIAL.PROJECT_ID.eq(projectId), MODEL_CHOICE.PROJECT_ID.eq(projectId))
                .getOrDefault(projectId, Map.of());
    }

    @Override
    public EndUserFacts of(UUID projectId, String endUserId) {
        return read(
                        CREDENTIAL.PROJECT_ID.eq(projectId).and(CREDENTIAL.END_USER_ID.eq(endUserId)),
                        MODEL_CHOICE.PROJECT_ID.eq(projectId).and(MODEL_CHOICE.END_USER_ID.eq(endUserId)))
                .getOrDefault(projectId, Map.of())
                .getOrDefault(endUserId, EndUserFacts.NONE);
    }

    private Map<UUID, Map<String, EndUserFacts>> read(Condition keys, Condition choices) {
        Map<UUID, Map<String, EndUserFacts>> users = new HashMap<>();
        Map<EndUserFacts, EndUserFacts> shared = new HashMap<>();
        try (var rows = sql.select(
                        CREDENTIAL.PROJECT_ID,
                        CREDENTIAL.END_USER_ID,
                        CREDENTIAL.PROVIDER_TYPE,
                        CREDENTIAL.ALLOWED_MODELS)
                .from(CREDENTIAL)
                .where(keys, usable(), SpendRepository.belowCap(caps.month()))
                .fetchSize(ROWS)
                .fetchLazy()) {
            for (var row : rows) {
                var models = row.value4().data();
                var key = new OwnKey(
                        row.value3(), models.equals(NO_MODELS) ? List.of() : MAPPER.readValue(models, TEXTS));
                merge(users, row.value1(), row.value2(), new EndUserFacts(List.of(key), Map.of()), shared);
            }
        }
        try (var rows = sql.select(
                        MODEL_CHOICE.PROJECT_ID,
                        MODEL_CHOICE.END_USER_ID,
                        MODEL_CHOICE.ROUTE_KEY,
                        MODEL_CHOICE.PROVIDER_TYPE,
                        MODEL_CHOICE.MODEL_ID)
                .from(MODEL_CHOICE)
                .where(choices)
                .fetchSize(ROWS)
                .fetchLazy()) {
            for (var row : rows) {
                var choice = Map.of(row.value3(), new ModelRef(row.value4(), row.value5()));
                merge(users, row.value1(), row.value2(), new EndUserFacts(List.of(), choice), shared);
            }
        }
        return users;
    }

    /** As {@link Credential#usable()}. */
    private static Condition usable() {
        return CREDENTIAL
                .REMOVED_AT
                .isNull()
                .and(CREDENTIAL.STATUS.eq(CredentialStatus.ACTIVE.wire()))
                .and(CREDENTIAL
                        .VERIFICATION
                        .isNull()
                        .or(CREDENTIAL.VERIFICATION.ne(VerificationState.FAILED.wire()))
                        .or(CREDENTIAL.PREVIOUS_UNTIL.isNotNull()));
    }

    private static void merge(
            Map<UUID, Map<String, EndUserFacts>> users,
            UUID project,
            String user,
            EndUserFacts more,
            Map<EndUserFacts, EndUserFacts> shared) {
        users.computeIfAbsent(project, _ -> new HashMap<>())
                .merge(user, share(more, shared), (have, next) -> share(both(have, next), shared));
    }

    private static EndUserFacts share(EndUserFacts facts, Map<EndUserFacts, EndUserFacts> shared) {
        return shared.computeIfAbsent(facts, same -> same);
    }

    private static EndUserFacts both(EndUserFacts one, EndUserFacts other) {
        List<OwnKey> keys = new ArrayList<>(one.keys());
        other.keys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        Map<String, ModelRef> choices = new HashMap<>(one.choices());
        choices.putAll(other.choices());
        return new EndUserFacts(keys, choices);
    }
}
