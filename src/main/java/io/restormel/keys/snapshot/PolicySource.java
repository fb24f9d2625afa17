package io.restormel.keys.snapshot;

import io.restormel.keys.engine.PolicyBinding;
import io.restormel.keys.engine.PolicyConfig;
import java.util.List;
import java.util.UUID;

/** Where the snapshot reads policies from. Called inside its read transaction. */
public interface PolicySource {

    /** All policies of the workspace with all their bindings; the compiler picks what concerns a project. */
    Policies policiesOf(UUID workspaceId);

    record Policies(List<PolicyConfig> policies, List<PolicyBinding> bindings) {}
}
