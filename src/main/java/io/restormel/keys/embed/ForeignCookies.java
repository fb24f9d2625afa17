package io.restormel.keys.embed;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.Context;
import org.apache.catalina.util.SessionConfig;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.apache.tomcat.util.http.ServerCookies;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sessions of foreign pages apart from those of our own: they have a cookie of another name. Whatever such a
 * page asks, the dashboard's session is not there, even where the browser sends its cookie. Theirs is also kept apart
 * for each site that embeds ({@code Partitioned}), which is why it works where cookies of third parties are blocked.
 */
final class ForeignCookies extends Rfc6265CookieProcessor {

    static final String NAME = "RKEMBED";

    private final Context context;

    ForeignCookies(Context context) {
        this.context = context;
    }

    @Override
    public void parseCookieHeader(MimeHeaders headers, ServerCookies cookies) {
        super.parseCookieHeader(headers, cookies);
        boolean foreign = ForeignPage.asks(headers::getHeader);
        var own = SessionConfig.getSessionCookieName(context);
        for (int i = 0; i < cookies.getCookieCount(); i++) {
            var name = cookies.getCookie(i).getName();
            if (name.equals(own) && foreign) {
                name.setString(NAME + "-none");
            } else if (name.equals(NAME)) {
                name.setString(foreign ? own : NAME);
            }
        }
    }

    /** Null where no cookie is set: see {@link ForeignPage#fetchesComponent}. */
    @Override
    public @Nullable String generateHeader(Cookie cookie, @Nullable HttpServletRequest request) {
        boolean foreign = request != null && ForeignPage.asks(request);
        boolean session = cookie.getName().equals(SessionConfig.getSessionCookieName(context));
        if (request != null && foreign && session && ForeignPage.fetchesComponent(request)) {
            return null;
        }
        var sent = new Cookie(foreign && session ? NAME : cookie.getName(), cookie.getValue());
        cookie.getAttributes().forEach(sent::setAttribute);
        if (foreign) {
            sent.setSecure(true);
            sent.setAttribute("SameSite", "None");
            sent.setAttribute("Partitioned", "");
        } else {
            sent.setAttribute("SameSite", "Lax");
        }
        return super.generateHeader(sent, request);
    }
}
