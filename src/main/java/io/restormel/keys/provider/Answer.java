package io.restormel.keys.provider;

/** How one call ended. */
sealed interface Answer {

    /**
     * The server answered.
     *
     * @param json whether it says that its body is JSON
     * @param body of a refusal (status 400 or more), at most 64 KiB of it; never shown to anyone; empty otherwise
     */
    record Answered(int status, boolean json, String body) implements Answer {
        @Override
        public String toString() {
            return "Answered[" + status + "]";
        }
    }

    /** The address must not be called and was not. */
    record RefusedAddress(String sentence) implements Answer {}

    /** No answer in time, or none at all. */
    record Unreachable(String sentence) implements Answer {}
}
