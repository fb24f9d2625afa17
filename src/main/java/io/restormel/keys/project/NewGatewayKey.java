package io.restormel.keys.project;

/**
 * A key just created, with the secret that is told this once and kept nowhere.
 *
 * @param secret the raw key
 */
public record NewGatewayKey(GatewayKey key, String secret) {

    @Override
    public String toString() {
        return "NewGatewayKey[" + key + "]";
    }
}
