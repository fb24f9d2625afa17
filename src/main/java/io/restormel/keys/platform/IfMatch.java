package io.restormel.keys.platform;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an edit says it was made on, by the {@code ETag} of something that has no revision. What has one takes it as
 * {@code revision}, see {@link RevisionAdvice}.
 *
 * @param header as sent; null when not sent
 */
public record IfMatch(@Nullable String header) {

    /** For a handler's parameter. */
    public static final String HEADER = HttpHeaders.IF_MATCH;

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int BYTES = 15;

    /**
     * Asked in the transaction of the edit, when nobody else can edit.
     *
     * @param what for a message, such as "The list"
     * @param present as the caller would be told it now
     * @throws ApplicationException.Stale when the caller has seen something else
     */
    public void require(String what, Tagged present) {
        require(what, present.tagged());
    }

    /** As above, of what a tag is made of. */
    public void require(String what, Object present) {
        if (header != null
                && !header.strip().equals("*")
                && Arrays.stream(header.split(",", -1)).map(IfMatch::strong).noneMatch(tag(present)::equals)) {
            throw new ApplicationException.Stale(what);
        }
    }

    /** Proxies that compress make a tag weak. */
    private static String strong(String tag) {
        return tag.strip().replaceFirst("^W/", "").replaceFirst("-gzip\"$", "\"");
    }

    /** With its quotes. */
    public static String tag(Object shown) {
        var hash = Sha256.of(MAPPER.writeValueAsBytes(shown));
        return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES)) + "\"";
    }
}
