package io.restormel.keys.embed;

import io.restormel.keys.platform.EndUserData;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Erases an end user's sessions and links. They are not counted: what is counted are recorded requests. */
@Component
class EmbedEndUserData implements EndUserData {

    private final WidgetSessionRepository sessions;
    private final ConnectLinkRepository links;

    EmbedEndUserData(WidgetSessionRepository sessions, ConnectLinkRepository links) {
        this.sessions = sessions;
        this.links = links;
    }

    @Override
    public int erase(UUID projectId, String endUserId) {
        sessions.forgetEndUser(projectId, endUserId);
        links.forgetEndUser(projectId, endUserId);
        return 0;
    }
}
