package io.restormel.keys.platform.ui;

import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import io.restormel.keys.platform.ServerProperties;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where this server is reached: scheme, host, port and context path, without a slash at the end. For the UI thread. */
public final class ServerOrigin {

    private ServerOrigin() {}

    /** For others, in what people copy: as the server was told, else as the browser of the current request reached it. */
    public static String current() {
        var told = VaadinService.getCurrent()
                .getInstantiator()
                .getOrCreate(ServerProperties.class)
                .publicAddress();
        return told == null ? ofBrowser() : told;
    }

    /** For what the page itself fetches. */
    public static String ofBrowser() {
        var request = VaadinServletRequest.getCurrent();
        return request == null
                ? "http://localhost:8080"
                : ServletUriComponentsBuilder.fromContextPath(request.getHttpServletRequest())
                        .toUriString();
    }
}
