package io.restormel.keys.engine;

/** FNV-1a with Murmur3's finaliser: spreads well and repeats everywhere. Not for secrets. */
final class Hash64 {

    static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash64() {}

    static long add(long state, CharSequence text) {
        long hash = state;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    static long mix(long hash) {
        long h = hash;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    /** The hash as a number above 0 and below 1. */
    static double unit(long hash) {
        return ((mix(hash) >>> 11) + 0.5) * 0x1.0p-53;
    }
}
