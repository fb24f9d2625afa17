package io.restormel.keys.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Where a person pastes what the dashboard offers to copy. */
final class Terminal {

    private Terminal() {}

    /** What the last of these lines prints. */
    static String paste(String... lines) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", String.join("\n", lines)).start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("exit").isZero();
        return answer;
    }
}
