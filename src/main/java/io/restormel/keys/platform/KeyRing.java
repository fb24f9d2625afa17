package io.restormel.keys.platform;

import java.util.List;

/** Seals with the first of several, opens with whichever knows the key: how an installation moves to another one. */
final class KeyRing implements KeyWrapping {

    private final KeyWrapping first;
    private final List<KeyWrapping> all;

    KeyRing(List<KeyWrapping> all) {
        this.first = all.getFirst();
        this.all = List.copyOf(all);
    }

    @Override
    public String currentKeyId() {
        return first.currentKeyId();
    }

    @Override
    public boolean knows(String keyId) {
        return all.stream().anyMatch(each -> each.knows(keyId));
    }

    @Override
    public WrappedKey wrap(byte[] key, byte[] boundTo) throws KeyUnwrapException {
        return first.wrap(key, boundTo);
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, byte[] boundTo) throws KeyUnwrapException {
        for (var each : all) {
            if (each.knows(wrapped.keyId())) {
                return each.unwrap(wrapped, boundTo);
            }
        }
        return first.unwrap(wrapped, boundTo);
    }
}
