package io.restormel.keys.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Local key-encryption keys by letter. */
public final class TestKeys {

    private TestKeys() {}

    /** The first seals, the others only open. */
    public static KeyWrapping of(char current, char... retired) {
        List<KeyEncryptionKey> others = new ArrayList<>();
        for (char each : retired) {
            others.add(key(each));
        }
        return new LocalKeys(key(current), others);
    }

    private static KeyEncryptionKey key(char of) {
        var bytes = String.valueOf(of).repeat(32).getBytes(UTF_8);
        return KeyEncryptionKey.of(Base64.getEncoder().encodeToString(bytes), "test");
    }
}
