package io.restormel.keys.policy;

import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.platform.EndUserData;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets go of limits that name an end user who is erased; those for each end user stay. */
@Component
class EndUserBindings implements EndUserData {

    private final BindingRepository bindings;
    private final ApplicationEventPublisher events;

    EndUserBindings(BindingRepository bindings, ApplicationEventPublisher events) {
        this.bindings = bindings;
        this.events = events;
    }

    @Override
    public int erase(UUID projectId, String endUserId) {
        int gone = endUserId.equals(BindTarget.EACH) ? 0 : bindings.deleteOfEndUser(projectId, endUserId);
        if (gone > 0) {
            events.publishEvent(AuditEntry.of("end_user_limits_removed", "end_user", null, null)
                    .ofEndUser(projectId, endUserId));
            events.publishEvent(new ConfigChanged(null));
        }
        return gone;
    }
}
