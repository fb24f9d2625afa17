package io.restormel.keys.credential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a credential, for the audit log and whoever else listens. Published inside the transaction
 * that does it, except {@link Unreadable}, which has no transaction that commits. Holds no secret.
 */
public sealed interface CredentialEvent {

    Subject subject();

    /** Id of the person or key that did it; {@code system} for jobs. */
    String actorId();

    /** The credential concerned. */
    record Subject(UUID credentialId, Owner owner, String providerType) {
        static Subject of(Credential credential) {
            return new Subject(credential.id(), credential.owner(), credential.providerType());
        }
    }

    record Added(Subject subject, String actorId, CredentialMode mode) implements CredentialEvent {}

    /** @param change such as {@code paused} or {@code limits}; what else changed is in the credential */
    record Changed(Subject subject, String actorId, String change) implements CredentialEvent {}

    /** @param overlapUntil until when the old secret is kept; null when it is gone */
    record Replaced(
            Subject subject, String actorId, @Nullable Instant overlapUntil) implements CredentialEvent {}

    /** @param code what the provider said of the key, such as {@code valid} or {@code no_quota} */
    record Verified(Subject subject, String actorId, String code) implements CredentialEvent {}

    record Bound(
            Subject subject,
            String actorId,
            UUID projectId,
            @Nullable UUID environmentId) implements CredentialEvent {}

    record Unbound(Subject subject, String actorId, UUID projectId) implements CredentialEvent {}

    record Removed(Subject subject, String actorId) implements CredentialEvent {}

    /** A removal was undone. */
    record Restored(Subject subject, String actorId) implements CredentialEvent {}

    /** The secret was handed out for a decision. */
    record CheckedOut(Subject subject, String actorId, UUID decisionId) implements CredentialEvent {}

    /** A stored secret does not open: altered, moved, or its key-encryption key is missing. */
    record Unreadable(Subject subject, String actorId, String reason, String keyId) implements CredentialEvent {}
}
