package io.restormel.keys.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restormel.keys.platform.KeyUnwrapException;
import io.restormel.keys.platform.TestKeys;
import io.restormel.keys.platform.WrappedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretSealerTest {

    private static final String SECRET = "sk-test-0123456789abcdefghijWXYZ";
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final SecretSealer sealer = new SecretSealer(TestKeys.of('a'));
    private final UUID workspace = UUID.randomUUID();
    private final UUID id = UUID.randomUUID();
    private final SecretPlace place = new SecretPlace(Owner.workspace(workspace), id, SecretSlot.CURRENT);

    private SealedSecret sealed() throws KeyUnwrapException {
        try (var secret = ProviderSecret.of(SECRET)) {
            return sealer.seal(place, secret, NOW, null);
        }
    }

    private static SealedSecret with(SealedSecret sealed, SecretPlace place) {
        return new SealedSecret(place, sealed.ciphertext(), sealed.key(), sealed.createdAt(), null);
    }

    private static SealedSecret with(SealedSecret sealed, byte[] ciphertext, byte[] key) {
        var wrapped = new WrappedKey(sealed.key().keyId(), key);
        return new SealedSecret(sealed.place(), ciphertext, wrapped, sealed.createdAt(), null);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << (bit % 8));
        return copy;
    }

    private void assertRefused(SealedSecret tampered) {
        assertThatThrownBy(() -> sealer.open(tampered))
                .isInstanceOf(SecretUnreadableException.class)
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @Test
    void a_secret_opens_where_it_was_sealed() throws Exception {
        try (var opened = sealer.open(sealed())) {
            assertThat(opened.chars()).containsExactly(SECRET.toCharArray());
            assertThat(opened.suffix()).isEqualTo("WXYZ");
        }
    }

    @Test
    void no_bit_of_it_can_be_flipped() throws Exception {
        var sealed = sealed();
        for (int bit = 0; bit < sealed.ciphertext().length * 8; bit++) {
            assertRefused(
                    with(sealed, flipped(sealed.ciphertext(), bit), sealed.key().bytes()));
        }
        for (int bit = 0; bit < sealed.key().bytes().length * 8; bit++) {
            assertRefused(with(sealed, sealed.ciphertext(), flipped(sealed.key().bytes(), bit)));
        }
    }

    @Test
    void it_opens_in_no_other_place() throws Exception {
        var sealed = sealed();
        var project = UUID.randomUUID();
        var user = new SecretPlace(new Owner(workspace, project, "u1"), id, SecretSlot.CURRENT);
        List<SecretPlace> others = new ArrayList<>(List.of(
                new SecretPlace(Owner.workspace(UUID.randomUUID()), id, SecretSlot.CURRENT),
                new SecretPlace(place.owner(), UUID.randomUUID(), SecretSlot.CURRENT),
                new SecretPlace(place.owner(), id, SecretSlot.PREVIOUS),
                user));
        others.forEach(other -> assertRefused(with(sealed, other)));
    }

    /** Parts must not run into each other: an end user's id is any text. */
    @Test
    void no_two_places_read_the_same() {
        var project = UUID.randomUUID();
        var one = new SecretPlace(new Owner(workspace, project, "a|36:" + id), id, SecretSlot.CURRENT);
        var two = new SecretPlace(new Owner(workspace, project, "a"), id, SecretSlot.CURRENT);
        assertThat(one.boundTo("ciphertext")).isNotEqualTo(two.boundTo("ciphertext"));
        assertThat(two.boundTo("ciphertext")).isNotEqualTo(two.boundTo("wrapped_key"));
        assertThat(new String(place.boundTo("ciphertext"), UTF_8)).startsWith("v1|36:" + workspace);
    }

    @Test
    void parts_of_two_secrets_do_not_fit_together() throws Exception {
        var one = sealed();
        var two = sealed();
        assertThat(one.ciphertext()).isNotEqualTo(two.ciphertext());
        assertRefused(with(one, two.ciphertext(), one.key().bytes()));
    }

    @Test
    void another_key_encryption_key_opens_nothing_unless_it_knows_the_retired_one() throws Exception {
        var sealed = sealed();
        var other = new SecretSealer(TestKeys.of('b'));
        assertThatThrownBy(() -> other.open(sealed))
                .isInstanceOfSatisfying(
                        SecretUnreadableException.class,
                        e -> assertThat(e.reason()).isEqualTo(KeyUnwrapException.Reason.UNKNOWN_KEY));

        var rotated = new SecretSealer(TestKeys.of('b', 'a')).rewrap(sealed);
        assertThat(rotated.ciphertext()).isEqualTo(sealed.ciphertext());
        try (var opened = other.open(rotated)) {
            assertThat(opened.chars()).containsExactly(SECRET.toCharArray());
        }
        assertThatThrownBy(() -> sealer.open(rotated)).isInstanceOf(SecretUnreadableException.class);
    }

    @Test
    void nothing_prints_a_secret() throws Exception {
        var secret = ProviderSecret.of(SECRET);
        assertThat(secret.toString()).doesNotContain("sk-").doesNotContain("WXYZ");
        assertThat(sealed().toString()).contains(id.toString()).doesNotContain("[B@");
        secret.close();
        assertThatThrownBy(secret::chars).isInstanceOf(IllegalStateException.class);
        try (var tiny = ProviderSecret.of("short")) {
            assertThat(tiny.suffix()).isNull();
        }
    }
}
