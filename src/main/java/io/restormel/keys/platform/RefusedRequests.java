package io.restormel.keys.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is refused before any of our code sees it, for its address or its method, is answered in the API's form too: at the
 * API's addresses always, elsewhere to all but browsers that ask for a page.
 */
@Configuration(proxyBeanMethods = false)
class RefusedRequests {

    private static final ErrorJson MALFORMED =
            ErrorJson.of("bad_request", "The address or the method of the request is not one that is served");

    /** Slashes may be what it is refused for. */
    private static final Pattern API = Pattern.compile("/+(?:keys|v1|api)(?:[/;%]|$)");

    @Bean
    RequestRejectedHandler refusedByFirewall() {
        return (request, response, _) -> refuse(request, response);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (wantsPage(request)) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else {
            ProblemReply.write(response, HttpStatus.BAD_REQUEST, MALFORMED);
        }
    }

    static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html") && !isOfApi(request.getRequestURI());
    }

    private static boolean isOfApi(@Nullable Object address) {
        return address instanceof String text && API.matcher(text).lookingAt();
    }

    /** In place of the page of an error, at the API's addresses. */
    @Bean
    ErrorViewResolver refusedByApi() {
        return (request, status, _) -> isOfApi(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                ? new ModelAndView((_, _, response) -> ProblemReply.write(response, status, problem(status)))
                : null;
    }

    /** Of what the servlet container and the framework refuse later on. */
    @Bean
    ErrorAttributes refusedByFramework() {
        return new DefaultErrorAttributes() {
            @Override
            public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
                var status = super.getErrorAttributes(request, options).get("status") instanceof Integer code
                        ? HttpStatus.resolve(code)
                        : null;
                var error = problem(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
                Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
                attributes.put("error", error.error());
                attributes.put("message", error.message());
                return attributes;
            }
        };
    }

    static ErrorJson problem(HttpStatus status) {
        return status == HttpStatus.BAD_REQUEST
                ? MALFORMED
                : ErrorJson.of(status.name().toLowerCase(Locale.ROOT), "The request could not be handled as sent");
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedByServer() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(JsonErrorValve.class.getName());
            }
        });
    }
}
