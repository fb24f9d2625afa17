package io.restormel.keys.platform.ui;

import io.restormel.keys.platform.AuditEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one window did itself and will be told of: it need not read that again. Thread-safe. */
final class OwnChanges {

    /** More than one action of a person changes one by one; what is beyond is told as anybody's. */
    private static final int KEPT = 200;

    private final Deque<Done> done = new ArrayDeque<>();

    /** Without the states that the entry holds, which may be large. */
    private record Done(
            String action, String kind, @Nullable String id) {

        static Done of(AuditEntry entry) {
            return new Done(
                    entry.action(),
                    entry.target().type(),
                    Objects.toString(entry.target().id(), null));
        }
    }

    synchronized void add(AuditEntry entry) {
        if (done.size() == KEPT) {
            done.removeFirst();
        }
        done.add(Done.of(entry));
    }

    /** It was not done after all. */
    synchronized void remove(AuditEntry entry) {
        done.remove(Done.of(entry));
    }

    /** Whether this is one of them, which is then forgotten. */
    synchronized boolean take(LiveChange change) {
        return done.remove(new Done(change.action(), change.kind(), change.id()));
    }
}
