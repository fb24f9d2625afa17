package io.restormel.keys.platform.ui;

import io.restormel.keys.platform.AuditEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/** What one window did itself and will be told of: it need not read that again. Thread-safe. */
final class OwnChanges {

    /** More than one action of a person changes one by one; what is beyond is told as anybody's. */
    private static final int KEPT = 200;

    private final Deque<AuditEntry> done = new ArrayDeque<>();

    synchronized void add(AuditEntry entry) {
        if (done.size() == KEPT) {
            done.removeFirst();
        }
        done.add(entry);
    }

    /** It was not done after all. */
    synchronized void remove(AuditEntry entry) {
        done.remove(entry);
    }

    /** Whether this is one of them, which is then forgotten. */
    synchronized boolean take(LiveChange change) {
        return done.stream()
                .filter(entry -> entry.action().equals(change.action())
                        && entry.target().type().equals(change.kind())
                        && Objects.equals(Objects.toString(entry.target().id(), null), change.id()))
                .findFirst()
                .map(done::remove)
                .orElse(false);
    }
}
