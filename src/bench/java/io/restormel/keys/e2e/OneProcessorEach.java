package io.restormel.keys.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Keeps the browser and the server out of each other's way where one machine has to be both: the browser stays on one
 * processor, the server and its database on the others.
 */
final class OneProcessorEach {

    private OneProcessorEach() {}

    static void pin() {
        int processors = Runtime.getRuntime().availableProcessors();
        if (processors < 2) {
            return;
        }
        var others = "1-" + (processors - 1);
        run(ProcessHandle.current(), others);
        ProcessHandle.current().descendants().forEach(process -> run(process, isDatabase(process) ? others : "0"));
    }

    private static boolean isDatabase(ProcessHandle process) {
        return process.info().command().orElse("").contains("postgres");
    }

    private static void run(ProcessHandle process, String processors) {
        try {
            new ProcessBuilder("taskset", "-acp", processors, "" + process.pid())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
