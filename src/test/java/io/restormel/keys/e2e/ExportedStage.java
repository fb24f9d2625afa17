package io.restormel.keys.e2e;

import org.junit.jupiter.api.BeforeEach;

/** The same stage for the server-rendered form: exported Vaadin components inside the elements that make them robust. */
abstract class ExportedStage extends EmbedStage {

    static final String SCRIPT = "<script type=\"module\" src=\"APP/embed/v1/rk-server-elements.js\"></script>";
    static final String SELECTOR = "<rk-server-model-selector label=\"Model\"></rk-server-model-selector>";
    static final String MANAGER = "<rk-server-key-manager></rk-server-key-manager>";
    static final String HOST_SCRIPT =
            EmbedStage.HOST_SCRIPT.replace("'rk-model-selector, rk-key-manager'", "'" + tags() + "'");

    private static String tags() {
        return "rk-server-model-selector, rk-server-key-manager";
    }

    @BeforeEach
    void letServerRender() {
        host.allowsServerRendered();
    }

    @Override
    void show(String body) {
        show(body, HOST_SCRIPT);
    }

    @Override
    void showBoth() {
        show(SCRIPT + SELECTOR + MANAGER);
        ready(2);
    }
}
