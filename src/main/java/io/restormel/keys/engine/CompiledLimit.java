package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A limit at one of the places where it is bound. Each place has a count of its own. Immutable. */
public final class CompiledLimit {

    /** Matches everybody, each by themselves. */
    private static final String EACH = "*";

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 4);

    private final PolicyConfig policy;
    private final PolicyRule.UsageLimit rule;
    private final PolicyBinding binding;
    private final String workspaceId;
    private final String projectId;
    private final String key;
    private final long limit;
    private final @Nullable String tagName;
    private final String wanted;

    CompiledLimit(PolicyConfig policy, PolicyRule.UsageLimit rule, PolicyBinding binding, ProjectConfig project) {
        this.policy = policy;
        this.rule = rule;
        this.binding = binding;
        this.workspaceId = project.workspaceId();
        this.projectId = project.projectId();
        String place = binding.targetType() == TargetType.WORKSPACE ? "" : binding.targetId();
        this.key = policy.id()
                + '|'
                + binding.targetType().wire()
                + '|'
                + place
                + '|'
                + rule.type()
                + '|'
                + rule.period().wire()
                + '|'
                + rule.timeZone().getId();
        this.limit = rule.limit() == null ? Long.MAX_VALUE : units(rule.limit(), rule.measure(), RoundingMode.FLOOR);
        int equals = binding.targetType() == TargetType.TAG ? place.indexOf('=') : -1;
        this.tagName = equals < 0 ? null : place.substring(0, equals);
        this.wanted = place.substring(equals + 1);
    }

    public PolicyConfig policy() {
        return policy;
    }

    public PolicyRule.UsageLimit rule() {
        return rule;
    }

    public PolicyBinding binding() {
        return binding;
    }

    public String workspaceId() {
        return workspaceId;
    }

    /** Of the configuration that this is part of. */
    public String projectId() {
        return projectId;
    }

    /** Names the count: the same for the same policy, place, measure, period and time zone. */
    public String key() {
        return key;
    }

    /** In units of the measure; {@code Long.MAX_VALUE} means that there is none. */
    public long limit() {
        return limit;
    }

    /** Whether what does not fit is blocked. */
    public boolean isEnforced() {
        return rule.mode() == LimitMode.ENFORCE && rule.limit() != null;
    }

    /** Whose count a request is added to: empty for the one of all; null when the request is no concern of it. */
    public @Nullable String subject(ResolveRequest request) {
        RequestAttributes attributes = request.attributes();
        return subject(attributes.gatewayKeyId(), request.endUserId(), tagName == null ? null : tag(attributes));
    }

    private @Nullable String tag(RequestAttributes attributes) {
        return attributes.tags().get(tagName);
    }

    /** The tag whose value {@link #subject} takes; null when it asks for none. */
    public @Nullable String tagName() {
        return tagName;
    }

    /** As above, for what is known of a call. */
    public @Nullable String subject(
            @Nullable String gatewayKeyId, @Nullable String endUserId, @Nullable String tagValue) {
        return switch (binding.targetType()) {
            case WORKSPACE, PROJECT, ENVIRONMENT, ROUTE, ROUTE_STEP -> "";
            case GATEWAY_KEY -> named(gatewayKeyId);
            // A host's ids are its own within a project.
            case END_USER -> named(endUserId) == null ? null : projectId + '/' + endUserId;
            case TAG -> named(tagValue);
        };
    }

    private @Nullable String named(@Nullable String value) {
        return value != null && (wanted.equals(EACH) || wanted.equals(value)) ? value : null;
    }

    /** The amount in units; more than any count can hold becomes the most it can. */
    public static long units(BigDecimal amount, LimitMeasure measure, RoundingMode rounding) {
        return amount.movePointRight(measure.decimals())
                .setScale(0, rounding)
                .min(MOST)
                .longValueExact();
    }

    @Override
    public String toString() {
        return "limit " + policy.name() + " at " + binding.targetType().wire();
    }
}
