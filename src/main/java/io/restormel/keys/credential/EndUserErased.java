package io.restormel.keys.credential;

import java.util.UUID;

/** An end user was erased in the current transaction; who it was is what nobody keeps. */
public record EndUserErased(UUID workspaceId, UUID projectId, String actorId, EndUserService.Receipt receipt) {}
