package io.restormel.keys.health;

import static io.restormel.keys.db.Tables.CIRCUIT;
import static io.restormel.keys.db.Tables.CIRCUIT_EVENT;

import io.restormel.keys.db.tables.records.CircuitEventRecord;
import io.restormel.keys.db.tables.records.CircuitRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Circuits and what happened to them. */
@Repository
class CircuitRepository {

    private static final int REASON = 500;

    private final DSLContext sql;

    CircuitRepository(DSLContext sql) {
        this.sql = sql;
    }

    Optional<Circuit> find(UUID id) {
        return sql.selectFrom(CIRCUIT).where(CIRCUIT.ID.eq(id)).fetchOptional(CircuitRepository::circuit);
    }

    List<Circuit> ofProject(UUID projectId) {
        return sql.selectFrom(CIRCUIT).where(CIRCUIT.PROJECT_ID.eq(projectId)).fetch(CircuitRepository::circuit);
    }

    /** Those of all projects that are open or half-open. */
    List<Circuit> notClosed() {
        return sql.selectFrom(CIRCUIT)
                .where(CIRCUIT.STATE.ne(CircuitState.CLOSED.wire()))
                .fetch(CircuitRepository::circuit);
    }

    /** Stores a circuit that was read with this revision; false when another node was faster. */
    boolean store(Circuit circuit) {
        if (circuit.revision() == 0) {
            return sql.insertInto(CIRCUIT)
                            .set(record(circuit))
                            .onConflictDoNothing()
                            .execute()
                    == 1;
        }
        return sql.update(CIRCUIT)
                        .set(record(circuit))
                        .where(CIRCUIT.ID.eq(circuit.id()), CIRCUIT.REVISION.eq(circuit.revision()))
                        .execute()
                == 1;
    }

    void add(CircuitEvent event) {
        var row = new CircuitEventRecord();
        row.setId(event.id());
        row.setProjectId(event.projectId());
        row.setCircuitId(event.circuitId());
        row.setKind(event.subject().kind().wire());
        row.setProviderType(event.subject().providerType());
        row.setModelId(event.subject().modelId());
        row.setCredentialId(event.subject().credentialId());
        row.setStateBefore(event.before().wire());
        row.setStateAfter(event.after().wire());
        row.setByHand(event.byHand());
        row.setReason(cut(event.reason()));
        row.setRetryAt(event.retryAt());
        row.setHappenedAt(event.at());
        sql.insertInto(CIRCUIT_EVENT).set(row).execute();
    }

    /**
     * The newest first.
     *
     * @param circuitId only of this one; null for all of the project
     * @param since inclusive
     * @param before only those that come after this one in the list; null from the start
     */
    List<CircuitEvent> events(
            UUID projectId, @Nullable UUID circuitId, Instant since, @Nullable EventCursor before, int limit) {
        var where = CIRCUIT_EVENT.PROJECT_ID.eq(projectId).and(CIRCUIT_EVENT.HAPPENED_AT.ge(since));
        if (circuitId != null) {
            where = where.and(CIRCUIT_EVENT.CIRCUIT_ID.eq(circuitId));
        }
        if (before != null) {
            where = where.and(
                    DSL.row(CIRCUIT_EVENT.HAPPENED_AT, CIRCUIT_EVENT.ID).lt(before.at(), before.id()));
        }
        return sql.selectFrom(CIRCUIT_EVENT)
                .where(where)
                .orderBy(CIRCUIT_EVENT.HAPPENED_AT.desc(), CIRCUIT_EVENT.ID.desc())
                .limit(limit)
                .fetch(CircuitRepository::event);
    }

    void forgetEventsBefore(Instant time) {
        sql.deleteFrom(CIRCUIT_EVENT).where(CIRCUIT_EVENT.HAPPENED_AT.lt(time)).execute();
    }

    private static CircuitRecord record(Circuit circuit) {
        var row = new CircuitRecord();
        row.setId(circuit.id());
        row.setProjectId(circuit.projectId());
        row.setKind(circuit.subject().kind().wire());
        row.setProviderType(circuit.subject().providerType());
        row.setModelId(circuit.subject().modelId());
        row.setCredentialId(circuit.subject().credentialId());
        row.setState(circuit.state().wire());
        row.setByHand(circuit.byHand());
        row.setChangedAt(circuit.changedAt());
        row.setRetryAt(circuit.retryAt());
        row.setOpenings(circuit.openings());
        row.setTrialSuccesses(circuit.trialSuccesses());
        row.setReason(cut(circuit.reason()));
        row.setRevision(circuit.revision() + 1);
        return row;
    }

    private static Circuit circuit(CircuitRecord row) {
        return new Circuit(
                row.getId(),
                row.getProjectId(),
                new CircuitSubject(
                        CircuitKind.ofWire(row.getKind()),
                        row.getProviderType(),
                        row.getModelId(),
                        row.getCredentialId()),
                CircuitState.ofWire(row.getState()),
                row.getByHand(),
                row.getChangedAt(),
                row.getRetryAt(),
                row.getOpenings(),
                row.getTrialSuccesses(),
                row.getReason(),
                row.getRevision());
    }

    private static CircuitEvent event(CircuitEventRecord row) {
        return new CircuitEvent(
                row.getId(),
                row.getProjectId(),
                row.getCircuitId(),
                new CircuitSubject(
                        CircuitKind.ofWire(row.getKind()),
                        row.getProviderType(),
                        row.getModelId(),
                        row.getCredentialId()),
                CircuitState.ofWire(row.getStateBefore()),
                CircuitState.ofWire(row.getStateAfter()),
                row.getByHand(),
                row.getReason(),
                row.getRetryAt(),
                row.getHappenedAt());
    }

    private static String cut(String reason) {
        return reason.length() <= REASON ? reason : reason.substring(0, REASON);
    }
}
