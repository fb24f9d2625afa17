package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exported tags as Vaadin makes them, without the elements around them. */
class ExportedRawIT extends ExportedStage {

    private static final String RAW = "<script type=\"module\" crossorigin=\"use-credentials\""
            + " src=\"APP/web-component/restormel-%1$s.js\"></script>"
            + "<restormel-%1$s label=\"Model\" session=\"%2$s\"></restormel-%1$s>";

    private void choose() {
        field().fill("gpt-4o-mini");
        option("GPT-4o mini").click();
        then(event("rk-model-selected").path("modelId").asString()).isEqualTo("gpt-4o-mini");
    }

    @Test
    void one_of_them_works_alone() {
        show(RAW.formatted("model-selector", mint().path("session").asString()));
        ready(1);
        choose();
    }

    @Test
    void two_of_them_side_by_side_share_the_session_of_the_bootstrap_script() {
        var held = new ArrayList<Route>();
        // Both leave before the answer of either could bring a cookie.
        page().route("**/web-component/restormel-*", route -> {
            held.add(route);
            if (held.size() == 2) {
                held.forEach(Route::resume);
            }
        });
        List<Response> responses = new ArrayList<>();
        page().onResponse(responses::add);
        var token = mint().path("session").asString();
        show(RAW.formatted("model-selector", token) + RAW.formatted("key-manager", token));
        ready(2);
        choose();
        then(List.copyOf(responses))
                .filteredOn(response -> response.allHeaders().containsKey("set-cookie"))
                .as("a cookie that came later would replace that of the session in use")
                .singleElement()
                .satisfies(response -> then(response.url()).contains("/web-component/web-component-bootstrap.js"));
        then(events("rk-error")).isZero();
    }
}
