package io.restormel.keys.platform;

import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers what the server itself refuses, such as an address that is none, as the API does. Tomcat makes it by name. */
public final class JsonErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        var status = HttpStatus.resolve(response.getStatus());
        if (RefusedRequests.wantsPage(request)) {
            super.report(request, response, throwable);
            return;
        }
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            var out = Objects.requireNonNull(response.getReporter());
            out.write(JsonMapper.shared().writeValueAsString(RefusedRequests.problem(status)));
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // Whoever asked has hung up.
            container.getLogger().debug("An error could not be reported");
        }
    }
}
