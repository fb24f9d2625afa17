package io.restormel.keys.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.OnH2;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The document and the server have the same operations, and those the same members. */
@OnH2
class OpenApiMappingsIT extends ApiTestCase {

    /** Pages, their files, and where they are looked for: for browsers, not for programs. */
    private static final Set<String> PAGES = Set.of(
            "GET /connect",
            "GET /connect/",
            "GET /connect/{}",
            "GET /connect/page.js",
            "GET /connect/page.css",
            "GET /embed/v1/secret-field",
            "GET /embed/v1/{}",
            "GET /keys/dashboard/cli/connect",
            "GET /keys/docs/api",
            "GET /keys/docs/api/{}",
            "GET /keys/docs/api/openapi",
            "GET /keys/docs/api/openapi.yaml");

    private static final String UNKNOWN = "no such member";

    @Test
    void the_document_has_every_operation_of_the_server_and_no_other(
            @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        Set<String> mapped = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            if (isOfTheServer(handler.getBeanType())) {
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    mapping.getPatternValues().forEach(path -> mapped.add(plain(method.name(), path)));
                }
            }
        });
        mapped.removeAll(PAGES);
        Set<String> documented = new TreeSet<>();
        for (var operation : ApiOperation.all()) {
            documented.add(plain(operation.method(), operation.path()));
            if (operation.bothPrefixes()) {
                documented.add(
                        plain(operation.method(), operation.path().replaceFirst("^/keys/v1", "/keys/dashboard/api")));
            }
        }
        System.out.println("OpenAPI: " + ApiOperation.all().size() + " operations at " + documented.size()
                + " addresses, of " + mapped.size() + " of the server");
        assertThat(missing(mapped, documented)).as("undocumented").isEmpty();
        assertThat(missing(documented, mapped)).as("documented, and not there").isEmpty();
    }

    /** Neither of a library nor of a test. */
    private static boolean isOfTheServer(Class<?> controller) {
        return controller
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .equals(OpenApiDocument.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation());
    }

    private static Set<String> missing(Set<String> these, Set<String> in) {
        var missing = new TreeSet<>(these);
        missing.removeAll(in);
        return missing;
    }

    /** The names of variables are nobody's business but the document's. */
    private static String plain(String method, String path) {
        return method + " " + path.replaceAll("\\{[^/]*}", "{}");
    }

    @Test
    void no_operation_and_no_schema_is_named_twice_and_every_reference_leads_somewhere() {
        assertThat(ApiOperation.all()).extracting(ApiOperation::id).doesNotHaveDuplicates();
        assertThat(ApiOperation.DOCUMENT.findValuesAsString("$ref"))
                .allSatisfy(ref -> assertThat(
                                ApiOperation.DOCUMENT.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    /** Each refuses the first member that it does not know, and names it. */
    @Test
    void a_write_knows_the_members_that_the_document_gives_it_and_no_others() {
        var closed = ApiOperation.all().stream()
                .filter(operation -> operation.readsBody() && operation.isClosed())
                .toList();
        Set<String> names = new TreeSet<>();
        closed.forEach(operation -> names.addAll(operation.members()));
        List<String> complaints = new ArrayList<>();
        var tenant = tenant();
        for (var operation : closed) {
            // A session may not call that often.
            var own = operation.callers().contains("widgetSession") ? tenant() : tenant;
            for (var name : names) {
                var body = "{\"%s\": null, \"%s\": null}".formatted(name, UNKNOWN);
                var reply = call(operation, own, address(operation, own), body);
                var expected = operation.members().contains(name) ? UNKNOWN : name;
                var field = reply.json().path("field").asString("");
                if (reply.status() != 400 || !field.equals(expected)) {
                    complaints.add(operation + " with " + name + ": " + reply);
                }
            }
        }
        System.out.println(
                "OpenAPI: members of " + closed.size() + " closed requests tried, " + names.size() + " each");
        assertThat(complaints).isEmpty();
    }
}
