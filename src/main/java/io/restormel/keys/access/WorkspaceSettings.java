package io.restormel.keys.access;

/** @param plainKeysManage whether Gateway Keys without scopes of their own may edit their project */
public record WorkspaceSettings(boolean plainKeysManage) {}
