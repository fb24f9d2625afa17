package io.restormel.keys.platform.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** A script of the frame that is more than a few lines, to be run by the browser. */
final class ClientScript {

    private ClientScript() {}

    /** @param name of a file among the resources of the frame */
    static String named(String name) {
        try {
            return new ClassPathResource("frame/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
