package io.restormel.keys.embed;

/** A session with its token, which is told this once. */
public record IssuedSession(WidgetSession session, String token) {

    @Override
    public String toString() {
        return "IssuedSession[" + session.id() + "]";
    }
}
