package io.restormel.keys.embed;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells what pages of other origins ask in the background, also those of this site's other hosts, from what our own pages
 * ask and from links that people follow.
 */
public final class ForeignPage {

    private static final String COMPONENTS = "/web-component/";
    private static final String BOOTSTRAP = COMPONENTS + "web-component-bootstrap.js";

    private ForeignPage() {}

    public static boolean asks(HttpServletRequest request) {
        return asks(request::getHeader);
    }

    /** @param header the request's header of a name; null when it has none */
    static boolean asks(Function<String, @Nullable String> header) {
        var site = header.apply("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin")
                    && !site.equals("none")
                    && !"navigate".equals(header.apply("Sec-Fetch-Mode"));
        }
        // Browsers tell the site to trustworthy addresses only.
        var origin = header.apply("Origin");
        return origin != null && !origin.endsWith("://" + header.apply("Host"));
    }

    /**
     * Whether the request is for the script of one exported component. Vaadin begins a session for it, which nothing needs:
     * a page's session is that of the bootstrap script, which all its components share. Those of two components, asked for
     * side by side, would replace that session's cookie when they come later.
     */
    public static boolean fetchesComponent(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(COMPONENTS) && !path.equals(BOOTSTRAP);
    }
}
