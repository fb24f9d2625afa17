package io.restormel.keys.budget;

import java.util.List;
import java.util.UUID;

/** What one decision set aside. */
record Hold(UUID decisionId, long atMillis, List<Taken> taken) {

    /**
     * What it takes of one count.
     *
     * @param leased whether it came out of this node's lease; otherwise of a limit that blocks nothing
     */
    record Taken(Turn turn, long amount, boolean leased) {

        Count count() {
            return turn.count();
        }

        Part part() {
            return count().part(amount);
        }

        boolean isSpentAtOnce() {
            return turn.limit().rule().measure().isSpentAtOnce();
        }

        void giveBack() {
            if (leased) {
                turn.add(amount);
            }
        }
    }
}
