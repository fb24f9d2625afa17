package io.restormel.keys.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does at sign-in: keeps cookies, each server's apart, and posts forms. Follows nothing by itself. */
final class Browser {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern CSRF = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");

    private final URI origin;
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    Browser(String origin) {
        this.origin = URI.create(origin);
    }

    /** Sends this header with every request from now on. */
    Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    HttpResponse<String> get(String path) {
        return send(path, "GET", "");
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(
                path,
                "POST",
                form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    /** As Vaadin's login form posts it, with the token of the page. */
    HttpResponse<String> signIn(String email, String password) {
        return post("/login", Map.of("username", email, "password", password, "_csrf", csrf("/login")));
    }

    /** The token that the page carries for its forms. */
    String csrf(String page) {
        var html = get(page).body();
        var found = CSRF.matcher(html);
        if (!found.find()) {
            throw new AssertionError("No CSRF token on " + page + ": " + html);
        }
        return found.group(1);
    }

    boolean isSignedIn() {
        return get("/projects").statusCode() == 200;
    }

    String session() {
        return of(origin).getOrDefault("JSESSIONID", "");
    }

    void useSession(String id) {
        of(origin).put("JSESSIONID", id);
    }

    /** Follows redirects, between servers too, to where they end. */
    HttpResponse<String> follow(HttpResponse<String> response) {
        var at = response;
        for (int i = 0; i < 10 && at.statusCode() / 100 == 3; i++) {
            at = get(location(at));
        }
        return at;
    }

    static String location(HttpResponse<?> response) {
        return response.uri()
                .resolve(response.headers().firstValue("Location").orElse(""))
                .toString();
    }

    private Map<String, String> of(URI uri) {
        return cookies.computeIfAbsent(uri.getAuthority(), _ -> new LinkedHashMap<>());
    }

    private HttpResponse<String> send(String path, String method, String form) {
        var uri = origin.resolve(path);
        var request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(form))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::setHeader);
        if (!of(uri).isEmpty()) {
            request.header(
                    "Cookie",
                    of(uri).entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            for (var cookie : response.headers().allValues("Set-Cookie")) {
                var pair = cookie.split(";", 2)[0].split("=", 2);
                of(uri).put(pair[0], pair[1]);
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
