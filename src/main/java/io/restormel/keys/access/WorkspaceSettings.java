package io.restormel.keys.access;

import io.restormel.keys.platform.Tagged;

/** @param plainKeysManage whether Gateway Keys without scopes of their own may edit their project */
public record WorkspaceSettings(boolean plainKeysManage) implements Tagged {}
