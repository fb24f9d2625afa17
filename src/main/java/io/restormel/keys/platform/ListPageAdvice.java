package io.restormel.keys.platform;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Pages of lists: with {@code limit}, from 1 to 500, at most so many, and {@code nextCursor} for {@code cursor}, null at the
 * end; without it all of them, as the original's clients expect. For the lists of configuration, which are short enough
 * to be read whole; lists that grow with use have pages of their own, and a {@code limit} parameter that says so.
 *
 * <p>A cursor names the last item told and the one after it. The next page starts behind the former wherever it is by
 * then, or with the latter when that one is gone, so that nothing is told twice or left out when others come and go; when
 * both are gone, where they were.
 */
@RestControllerAdvice
class ListPageAdvice implements ResponseBodyAdvice<Object> {

    /** No map, lest it be written as the handler's type of map says. */
    private record Page(@JsonValue Map<String, @Nullable Object> envelope) {}

    /**
     * Where a page begins.
     *
     * @param place its index at that time
     * @param last id of the item before it
     * @param next id of the item there, in case the one before has gone
     */
    private record Cursor(int place, String last, String next) {

        static @Nullable Cursor of(@Nullable String text, String list) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 4);
                if (parts[0].equals(mark(list))) {
                    return new Cursor(Math.max(0, Integer.parseInt(parts[1])), parts[2], parts[3]);
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
                // Told below.
            }
            throw ApplicationException.invalid("cursor", "is not one that a page of this list ended with");
        }

        /** By which a list knows its cursors. */
        private static String mark(String list) {
            return Integer.toHexString(list.hashCode());
        }

        String text(String list) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            (mark(list) + " " + place + " " + last + " " + next).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return returned.hasMethodAnnotation(GetMapping.class)
                // Who takes all parameters as a map has a limit among them.
                && Arrays.stream(returned.getExecutable().getParameters())
                        .filter(each -> each.isAnnotationPresent(RequestParam.class))
                        .noneMatch(each -> each.getName().equals("limit") || Map.class.equals(each.getType()));
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var limit = parameter(request, "limit");
        var cursor = parameter(request, "cursor");
        if (body == null || (limit == null && cursor == null)) {
            return body;
        }
        var envelope = envelope(body);
        if (!(envelope.get("data") instanceof List<?> all)) {
            return body;
        }
        var list = request.getURI().getPath();
        int start = start(all, Cursor.of(cursor, list));
        int end = Math.min(all.size(), start + (limit == null ? LogPage.MOST : LogPage.limit(limit)));
        envelope.put("data", all.subList(start, end));
        envelope.put(
                "nextCursor",
                end == all.size() ? null : new Cursor(end, id(all.get(end - 1)), id(all.get(end))).text(list));
        return new Page(envelope);
    }

    private static @Nullable String parameter(ServerHttpRequest request, String name) {
        return request instanceof ServletServerHttpRequest servlet
                ? servlet.getServletRequest().getParameter(name)
                : null;
    }

    private static int start(List<?> all, @Nullable Cursor cursor) {
        if (cursor == null) {
            return 0;
        }
        int last = indexOf(all, cursor.last());
        int next = indexOf(all, cursor.next());
        if (last >= 0 || next >= 0) {
            return last >= 0 ? last + 1 : next;
        }
        return Math.min(cursor.place(), all.size());
    }

    /** -1 when it is not there. */
    private static int indexOf(List<?> all, String id) {
        for (int i = 0; i < all.size() && !id.isEmpty(); i++) {
            if (id.equals(id(all.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, @Nullable Object> envelope(Object body) {
        if (!(body instanceof Map<?, ?> map)) {
            return RecordParts.all(body);
        }
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        map.forEach((name, value) -> envelope.put(String.valueOf(name), value));
        return envelope;
    }

    /** Empty when the item has none. */
    private static String id(Object item) {
        return Objects.requireNonNullElse(RecordParts.read(item, "id"), "").toString();
    }
}
