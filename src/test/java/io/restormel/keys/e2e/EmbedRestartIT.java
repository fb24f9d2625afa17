package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import io.restormel.keys.acceptance.ServerProcess;
import io.restormel.keys.support.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server is killed and started again on its data while somebody types. */
class EmbedRestartIT extends EmbedStage {

    @TempDir
    Path data;

    @SuppressWarnings("NullAway.Init")
    private ServerProcess process;

    @Override
    int server() throws IOException {
        process = start();
        return process.port();
    }

    @AfterEach
    void stop() {
        process.close();
    }

    private ServerProcess start() throws IOException {
        return new ServerProcess(
                data.resolve("log"), Map.of("RESTORMEL_DATA_DIR", data.toString(), "DATABASE_URL", ""));
    }

    @Test
    void a_restart_loses_neither_focus_nor_text_nor_session() throws IOException {
        browser.allow("/keys/v1/widget/");
        browser.allow("Failed to load resource");
        showBoth();
        int minted = host.minted();
        field().click();
        field().fill("gpt-4o-mini");
        marked("GPT-4o mini");
        page().keyboard().press("Enter");
        event("rk-model-selected");
        button("Add a key").click();
        page().getByLabel("Name (optional)").fill("Kept");
        var key = newKey();
        secret().click();
        page().keyboard().type(key.substring(0, 20));

        cut();
        process.kill();
        status("rk-model-selector", "degraded");
        status("rk-key-manager", "degraded");
        say("Cannot reach the server. Trying again…");
        page().keyboard().type(key.substring(20));
        process = start();
        wire.mend(process.port());

        status("rk-model-selector", "ready");
        status("rk-key-manager", "empty");
        then(page().getByText("Cannot reach the server").count()).isZero();
        then(focused("rk-key-manager")).isEqualTo("iframe");
        then(secret().inputValue()).isEqualTo(key);
        then(field().inputValue()).isEqualTo("GPT-4o mini");
        then(host.minted()).as("the session outlives the process").isEqualTo(minted);
        page().keyboard().press("Enter");
        event("rk-key-added");
        backend = new Api(process.port(), gatewayKey);
        then(keys().at("/0/label").asString()).isEqualTo("Kept");
        then(backend.get(project + "/end-users/" + user + "/model-choice")
                        .data()
                        .at("/0/modelId")
                        .asString())
                .isEqualTo("gpt-4o-mini");
    }
}
