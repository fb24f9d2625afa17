package io.restormel.keys.policy;

import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.StorableText;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is to be bound to.
 *
 * @param name as in {@link Binding#targetName()}
 */
public record BindTarget(TargetType type, UUID id, @Nullable String name) {

    /** Everybody, each by themselves. */
    static final String EACH = "*";

    private static final int MAX_NAME = 200;

    static BindTarget row(TargetType type, UUID id) {
        return new BindTarget(type, id, null);
    }

    /**
     * The target that a request or a form names.
     *
     * @throws ApplicationException.Invalid that names {@code targetId}
     */
    public static BindTarget of(TargetType type, String said) {
        var text = said.strip();
        if (type == TargetType.END_USER
                || type == TargetType.TAG
                || (type == TargetType.GATEWAY_KEY && text.equals(EACH))) {
            return named(type, text);
        }
        try {
            return row(type, UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            throw invalid("must be a UUID");
        }
    }

    private static BindTarget named(TargetType type, String name) {
        if (name.isEmpty() || name.length() > MAX_NAME || StorableText.problem(name) != null) {
            throw invalid("must have 1 to " + MAX_NAME + " characters");
        }
        int equals = name.indexOf('=');
        if (type == TargetType.TAG && (equals < 1 || equals == name.length() - 1)) {
            throw invalid("must be a tag such as team=search, or team=* for each of its values");
        }
        var made = (type.wire() + '/' + name).getBytes(StandardCharsets.UTF_8);
        return new BindTarget(type, UUID.nameUUIDFromBytes(made), name);
    }

    private static ApplicationException.Invalid invalid(String problem) {
        return ApplicationException.invalid("targetId", problem);
    }
}
