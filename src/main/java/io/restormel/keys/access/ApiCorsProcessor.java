package io.restormel.keys.access;

import io.restormel.keys.platform.ErrorJson;
import io.restormel.keys.platform.ProblemReply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Refuses pages' requests in the API's form. A browser shows nothing of it to the page, but to whoever debugs one. */
final class ApiCorsProcessor extends DefaultCorsProcessor {

    private static final ErrorJson REFUSED = ErrorJson.of(
            "origin_not_allowed",
            "The project does not let pages of this origin ask so; see its allowed origins, and what the preflight asks for");

    /** A preflight is refused too where no origin is listed at all, rather than answered with nothing. */
    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean valid = super.processRequest(configuration, request, response);
        if (configuration == null && CorsUtils.isPreFlightRequest(request)) {
            ProblemReply.write(response, HttpStatus.FORBIDDEN, REFUSED);
            return false;
        }
        return valid;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        if (response instanceof ServletServerHttpResponse servlet) {
            ProblemReply.write(servlet.getServletResponse(), HttpStatus.FORBIDDEN, REFUSED);
        } else {
            super.rejectRequest(response);
        }
    }
}
