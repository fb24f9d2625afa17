package io.restormel.keys.project;

import java.util.UUID;

/** The one reply that holds a raw key. */
record NewGatewayKeyJson(UUID keyId, String rawKey, String keyPrefix, String type) {

    static NewGatewayKeyJson of(NewGatewayKey created) {
        return new NewGatewayKeyJson(
                created.key().id(), created.secret(), created.key().shown(), GatewayKeyJson.TYPE);
    }

    @Override
    public String toString() {
        return "NewGatewayKeyJson[" + keyId + "]";
    }
}
