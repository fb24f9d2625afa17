package io.restormel.keys.embed;

import io.restormel.keys.platform.ApplicationException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Web origins as browsers write them: scheme, host and port, in lower case, the usual port left out. */
final class Origins {

    static final int MAX_LENGTH = 255;

    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+]");
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private Origins() {}

    /**
     * The origin as a browser would write it.
     *
     * @throws ApplicationException.Invalid when it is none, naming the field
     */
    static String checked(String field, String given) {
        var text = given.strip().toLowerCase(Locale.ROOT);
        if (text.contains("*")) {
            throw ApplicationException.invalid(field, "must be one exact origin, without *");
        }
        var origin = parsed(text);
        if (origin == null || text.length() > MAX_LENGTH) {
            throw ApplicationException.invalid(
                    field, "must be an origin such as https://app.example.com, without a path");
        }
        if (origin.startsWith("http:")
                && !THIS_MACHINE.matcher(URI.create(origin).getHost()).matches()) {
            throw ApplicationException.invalid(field, "must begin with https://, except on this machine");
        }
        return origin;
    }

    private static @Nullable String parsed(String text) {
        try {
            var uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (!web
                    || uri.getHost() == null
                    || !HOST.matcher(uri.getHost()).matches()
                    || uri.getUserInfo() != null
                    || uri.getQuery() != null
                    || uri.getFragment() != null
                    || uri.getPort() > 65_535
                    || uri.getPort() == 0
                    || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
                return null;
            }
            return origin(uri.getScheme(), uri.getHost(), uri.getPort());
        } catch (URISyntaxException _) {
            return null;
        }
    }

    /** Where this server itself was asked. */
    static String own(HttpServletRequest request) {
        return origin(request.getScheme(), request.getServerName().toLowerCase(Locale.ROOT), request.getServerPort());
    }

    private static String origin(String scheme, String host, int port) {
        boolean usual = port < 0 || port == ("https".equals(scheme) ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
