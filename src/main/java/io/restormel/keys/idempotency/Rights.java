package io.restormel.keys.idempotency;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.KeyScope;
import java.util.stream.Collectors;

/** What a caller may do, as far as that can change while the caller stays the same: a text, equal for equal rights. */
final class Rights {

    private Rights() {}

    static String of(Caller caller) {
        return switch (caller) {
            case Caller.Person person -> person.role().wire();
            case Caller.GatewayKey key ->
                key.environmentId() + " "
                        + key.scopes().stream().map(KeyScope::wire).sorted().collect(Collectors.joining(" "));
            case Caller.ManagementKey _, Caller.WidgetSession _, Caller.System _ -> "";
        };
    }
}
