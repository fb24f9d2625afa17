package io.restormel.keys.embed.ui;

import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.communication.WebComponentBootstrapHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Element;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets Vaadin's bootstrap of exported components run where the host page's policy has no {@code 'unsafe-inline'}. Vaadin's
 * adds inline scripts to the page; this one runs the same texts as part of the script that the policy allows.
 */
final class BootstrapScript extends WebComponentBootstrapHandler {

    private static final String BEFORE = "headElem=document.createElement('script');"
            + "headElem.setAttribute('type',\"text/javascript\");headElem.innerHTML=\"";
    private static final String AFTER = "\";document.head.appendChild(headElem);";

    @Override
    protected void writeBootstrapPage(String type, VaadinResponse response, Element head, String serviceUrl)
            throws IOException {
        var servlet = (VaadinServletResponse) response;
        var caught = new ContentCachingResponseWrapper(servlet.getHttpServletResponse());
        super.writeBootstrapPage(type, new VaadinServletResponse(caught, servlet.getService()), head, serviceUrl);
        var script = new String(caught.getContentAsByteArray(), StandardCharsets.UTF_8);
        response.setContentType(type);
        response.getOutputStream().write(withoutInline(script).getBytes(StandardCharsets.UTF_8));
    }

    /** The text is a JavaScript string, which ends at the first quote that is not escaped. */
    static String withoutInline(String script) {
        var result = new StringBuilder();
        int from = 0;
        for (int at = script.indexOf(BEFORE); at >= 0; at = script.indexOf(BEFORE, from)) {
            int start = at + BEFORE.length();
            int end = start;
            while (end < script.length() && script.charAt(end) != '"') {
                end += script.charAt(end) == '\\' ? 2 : 1;
            }
            if (!script.startsWith(AFTER, end)) {
                break;
            }
            result.append(script, from, at)
                    .append("(0,eval)(\"")
                    .append(script, start, end)
                    .append("\");");
            from = end + AFTER.length();
        }
        return result.append(script, from, script.length()).toString();
    }
}
