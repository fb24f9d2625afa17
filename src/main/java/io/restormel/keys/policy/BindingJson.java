package io.restormel.keys.policy;

import java.util.UUID;

/** A binding on the wire; the time in epoch milliseconds. */
record BindingJson(UUID id, UUID policyId, String targetType, String targetId, long createdAt) {

    static BindingJson of(Binding binding) {
        return new BindingJson(
                binding.id(),
                binding.policyId(),
                binding.targetType().wire(),
                binding.target(),
                binding.createdAt().toEpochMilli());
    }
}
