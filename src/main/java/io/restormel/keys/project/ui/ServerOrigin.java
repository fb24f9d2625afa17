package io.restormel.keys.project.ui;

import com.vaadin.flow.server.VaadinServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where this server is reached, as the browser of the current request reached it. */
public final class ServerOrigin {

    private ServerOrigin() {}

    /** Scheme, host, port and context path, without a slash at the end; to be called on the UI thread. */
    public static String current() {
        var request = VaadinServletRequest.getCurrent();
        return request == null
                ? "http://localhost:8080"
                : ServletUriComponentsBuilder.fromContextPath(request.getHttpServletRequest())
                        .toUriString();
    }
}
