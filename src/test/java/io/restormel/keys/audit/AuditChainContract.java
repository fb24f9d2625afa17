package io.restormel.keys.audit;

import static io.restormel.keys.db.Tables.AUDIT_EVENT;
import static io.restormel.keys.db.Tables.AUDIT_HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restormel.keys.audit.ChainCheck.Problem;
import io.restormel.keys.db.tables.records.AuditEventRecord;
import io.restormel.keys.platform.AuditEntry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody can do who writes to the database but lacks the key-encryption key: nothing unseen. */
abstract class AuditChainContract extends AuditTestCase {

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    AuditSeal seal;

    @Autowired
    AuditCheckpoints checkpoints;

    private void fiveChanges() {
        for (int i = 1; i <= 5; i++) {
            var name = "Project " + i;
            asAdmin(() -> projects.create(name, false));
        }
    }

    private Condition row(long seq) {
        return AUDIT_EVENT.WORKSPACE_ID.eq(workspace.id()).and(AUDIT_EVENT.SEQ.eq(seq));
    }

    private AuditEventRecord read(long seq) {
        return sql.selectFrom(AUDIT_EVENT).where(row(seq)).fetchSingle();
    }

    private void assertBroken(Problem problem, long at) {
        assertThat(verify()).satisfies(check -> {
            assertThat(check.problem()).isEqualTo(problem);
            assertThat(check.firstBroken()).isEqualTo(at);
        });
    }

    /** Makes the chain of hashes fit again from a row on, as anybody can; the seals stay as they were. */
    private void hashAnew(long from) {
        var hash = from == 1 ? ChainHash.START : read(from - 1).getHash();
        var rest = sql.selectFrom(AUDIT_EVENT)
                .where(AUDIT_EVENT.WORKSPACE_ID.eq(workspace.id()), AUDIT_EVENT.SEQ.ge(from))
                .orderBy(AUDIT_EVENT.SEQ)
                .fetch();
        for (var each : rest) {
            var event = asAdmin(() -> audit.page(AuditFilter.ALL, Long.toString(each.getSeq() + 1), 1))
                    .events()
                    .getFirst()
                    .event();
            var next = ChainHash.of(event, hash);
            sql.update(AUDIT_EVENT)
                    .set(AUDIT_EVENT.PREV_HASH, hash)
                    .set(AUDIT_EVENT.HASH, next)
                    .where(row(each.getSeq()))
                    .execute();
            hash = next;
        }
        sql.update(AUDIT_HEAD)
                .set(AUDIT_HEAD.HASH, hash)
                .set(AUDIT_HEAD.SEQ, rest.getLast().getSeq())
                .where(AUDIT_HEAD.WORKSPACE_ID.eq(workspace.id()))
                .execute();
    }

    @Test
    void an_untouched_chain_is_intact_and_ends_in_a_checkpoint() {
        assertThat(verify().whole()).isTrue();

        fiveChanges();

        var check = verify();
        assertThat(check.whole()).isTrue();
        assertThat(check.checked()).isEqualTo(5);
        assertThat(check.end()).isEqualTo(new Checkpoint(5, read(5).getHash()));
        assertThat(asAdmin(() -> audit.verify(check.end())).whole()).isTrue();
    }

    @Test
    void an_edited_row_is_named_whatever_was_edited() {
        fiveChanges();
        var changes = List.<org.jooq.TableField<AuditEventRecord, String>>of(
                AUDIT_EVENT.ACTOR_ID,
                AUDIT_EVENT.ACTOR_NAME,
                AUDIT_EVENT.ACTION,
                AUDIT_EVENT.TARGET_NAME,
                AUDIT_EVENT.IP,
                AUDIT_EVENT.AFTER_STATE,
                AUDIT_EVENT.HASH);
        for (var column : changes) {
            var before = read(3);
            sql.update(AUDIT_EVENT).set(column, "x").where(row(3)).execute();
            assertBroken(Problem.ALTERED, 3);
            before.changed(true);
            sql.update(AUDIT_EVENT).set(before).where(row(3)).execute();
            assertThat(verify().whole()).isTrue();
        }
        sql.update(AUDIT_EVENT)
                .set(AUDIT_EVENT.OCCURRED_AT, AUDIT_EVENT.OCCURRED_AT.plus(1))
                .where(row(3))
                .execute();
        assertBroken(Problem.ALTERED, 3);
    }

    @Test
    void an_edit_with_all_hashes_computed_anew_still_lacks_the_seal() {
        fiveChanges();
        sql.update(AUDIT_EVENT)
                .set(AUDIT_EVENT.TARGET_NAME, "Harmless")
                .where(row(2))
                .execute();
        hashAnew(2);
        assertBroken(Problem.FORGED, 2);
    }

    @Test
    void a_deleted_row_is_missed() {
        fiveChanges();
        sql.deleteFrom(AUDIT_EVENT).where(row(3)).execute();
        assertBroken(Problem.MISSING, 3);
    }

    @Test
    void a_deleted_row_is_missed_after_those_behind_it_moved_up() {
        fiveChanges();
        sql.deleteFrom(AUDIT_EVENT).where(row(3)).execute();
        for (long seq = 4; seq <= 5; seq++) {
            sql.update(AUDIT_EVENT)
                    .set(AUDIT_EVENT.SEQ, seq - 1)
                    .where(row(seq))
                    .execute();
        }
        assertBroken(Problem.ALTERED, 3);
        hashAnew(3);
        assertBroken(Problem.FORGED, 3);
    }

    @Test
    void an_inserted_row_is_told_wherever_it_is_put() {
        fiveChanges();
        var copy = read(2);
        copy.changed(true);
        for (long seq : new long[] {0, 6}) {
            copy.setSeq(seq);
            sql.insertInto(AUDIT_EVENT).set(copy).execute();
            assertBroken(seq == 0 ? Problem.INSERTED : Problem.ALTERED, seq);
            sql.deleteFrom(AUDIT_EVENT).where(row(seq)).execute();
        }
        for (long seq = 5; seq >= 3; seq--) {
            sql.update(AUDIT_EVENT)
                    .set(AUDIT_EVENT.SEQ, seq + 1)
                    .where(row(seq))
                    .execute();
        }
        copy.setSeq(3L);
        sql.insertInto(AUDIT_EVENT).set(copy).execute();
        assertBroken(Problem.ALTERED, 3);
        hashAnew(3);
        assertBroken(Problem.FORGED, 3);
    }

    @Test
    void two_rows_that_changed_places_are_told() {
        fiveChanges();
        move(2, 99);
        move(4, 2);
        move(99, 4);
        assertBroken(Problem.ALTERED, 2);
    }

    private void move(long from, long to) {
        sql.update(AUDIT_EVENT).set(AUDIT_EVENT.SEQ, to).where(row(from)).execute();
    }

    @Test
    void a_cut_off_end_is_told_with_the_head_left_as_it_was_set_back_or_gone() {
        fiveChanges();
        sql.deleteFrom(AUDIT_EVENT).where(row(4).or(row(5))).execute();
        assertBroken(Problem.CUT_OFF, 4);

        var last = read(3);
        // An old event's seal is all that a thief finds in the database; the head's is made of another text.
        sql.update(AUDIT_HEAD)
                .set(AUDIT_HEAD.SEQ, 3L)
                .set(AUDIT_HEAD.HASH, last.getHash())
                .set(AUDIT_HEAD.SEAL, last.getSeal())
                .where(AUDIT_HEAD.WORKSPACE_ID.eq(workspace.id()))
                .execute();
        assertBroken(Problem.END_UNSEALED, 4);

        sql.deleteFrom(AUDIT_HEAD)
                .where(AUDIT_HEAD.WORKSPACE_ID.eq(workspace.id()))
                .execute();
        assertThat(verify().problem()).isEqualTo(Problem.END_UNSEALED);
    }

    @Test
    void what_happens_after_a_cut_does_not_seal_it() {
        fiveChanges();
        var last = read(3);
        sql.deleteFrom(AUDIT_EVENT).where(row(4).or(row(5))).execute();
        sql.update(AUDIT_HEAD)
                .set(AUDIT_HEAD.SEQ, 3L)
                .set(AUDIT_HEAD.HASH, last.getHash())
                .where(AUDIT_HEAD.WORKSPACE_ID.eq(workspace.id()))
                .execute();

        asAdmin(() -> projects.create("After the cut", false));
        assertThat(verify().problem()).isEqualTo(Problem.END_UNSEALED);
        asAdmin(() -> projects.create("And once more", false));
        assertThat(verify().problem()).isEqualTo(Problem.END_UNSEALED);
    }

    @Test
    void a_log_without_its_head_still_takes_what_happens() {
        fiveChanges();
        sql.deleteFrom(AUDIT_HEAD)
                .where(AUDIT_HEAD.WORKSPACE_ID.eq(workspace.id()))
                .execute();
        asAdmin(() -> projects.create("After", false));
        assertThat(events()).hasSize(6);
        assertThat(verify().problem()).isEqualTo(Problem.END_UNSEALED);
    }

    @Test
    void a_log_set_back_to_an_earlier_state_as_a_whole_misses_the_checkpoint() {
        fiveChanges();
        var headThen = sql.selectFrom(AUDIT_HEAD)
                .where(AUDIT_HEAD.WORKSPACE_ID.eq(workspace.id()))
                .fetchSingle();
        asAdmin(() -> projects.create("Hidden", false));
        var noted = asAdmin(audit::checkpoint);

        sql.deleteFrom(AUDIT_EVENT).where(row(6)).execute();
        headThen.changed(true);
        sql.update(AUDIT_HEAD)
                .set(headThen)
                .where(AUDIT_HEAD.WORKSPACE_ID.eq(workspace.id()))
                .execute();

        assertThat(asAdmin(() -> audit.verify(noted)).firstBroken()).isEqualTo(6);
        asAdmin(() -> projects.create("Something else", false));
        assertThat(asAdmin(() -> audit.verify(noted)).problem()).isEqualTo(Problem.CHECKPOINT_MISSED);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void the_application_s_log_has_checkpoints_and_says_when_the_end_was_changed(CapturedOutput output) {
        fiveChanges();
        checkpoints.note();
        assertThat(output)
                .contains("audit checkpoint workspace=" + workspace.id() + " seq=5 hash=" + read(5).getHash());

        sql.update(AUDIT_HEAD)
                .set(AUDIT_HEAD.SEQ, 4L)
                .where(AUDIT_HEAD.WORKSPACE_ID.eq(workspace.id()))
                .execute();
        checkpoints.note();
        assertThat(output).contains("audit workspace=" + workspace.id() + " seq=4 is not as it was left");
    }

    @Test
    void writers_at_once_keep_one_chain_without_gaps() throws Exception {
        int writers = 8;
        int each = 6;
        try (var pool = Executors.newFixedThreadPool(writers)) {
            var all = IntStream.range(0, writers)
                    .mapToObj(w -> pool.submit(() -> {
                        for (int i = 0; i < each; i++) {
                            var name = "P" + w + "-" + i;
                            asAdmin(() -> projects.create(name, false));
                        }
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
        assertThat(events().stream().map(AuditEvent::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, writers * each).boxed().toList());
        assertThat(verify().whole()).isTrue();
    }

    @Test
    void a_change_that_is_rolled_back_leaves_no_event_unless_it_stands_apart() {
        var entry = AuditEntry.of("tried", "workspace", workspace.id(), "W");
        asAdmin(() -> {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                projects.create("Never", false);
                publisher.publishEvent(entry.alsoIfRolledBack());
                status.setRollbackOnly();
            });
            return true;
        });
        assertThat(actions()).containsExactly("tried");
        assertThat(verify().whole()).isTrue();
    }

    @Test
    void an_event_outside_a_transaction_is_refused() {
        var entry = AuditEntry.of("tried", "workspace", workspace.id(), "W");
        assertThatThrownBy(() -> asAdmin(() -> {
                    publisher.publishEvent(entry);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void text_that_databases_treat_differently_is_read_back_as_it_was_hashed() {
        var odd = "ünïcode 😀 \uD83D \0 \u2028 \t\"quoted\" \\ " + "x".repeat(400);
        asAdmin(() -> {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(_ -> publisher.publishEvent(AuditEntry.of("odd", "workspace", odd, odd)
                            .changed(null, java.util.Map.of("text", odd, "none", ""))));
            return true;
        });
        assertThat(verify().whole()).isTrue();
        assertThat(events().getFirst().target().name()).contains("😀").hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void the_same_end_user_has_the_same_pseudonym_in_a_project_only() {
        var project = UUID.randomUUID();
        assertThat(seal.pseudonym(project, "ada"))
                .isEqualTo(seal.pseudonym(project, "ada"))
                .isNotEqualTo(seal.pseudonym(UUID.randomUUID(), "ada"))
                .isNotEqualTo(seal.pseudonym(project, "bob"));
    }
}
