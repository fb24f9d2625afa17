package io.restormel.keys.audit;

/** Words for actions and targets, made from their names. */
public final class AuditWords {

    private AuditWords() {}

    /** Such as {@code Route published: support-chat}. */
    public static String summary(AuditEvent event) {
        var name = event.target().name();
        return name == null ? words(event.action()) : words(event.action()) + ": " + name;
    }

    /** {@code route_published} as {@code Route published}. */
    public static String words(String action) {
        var text = action.replace('_', ' ');
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
