package io.restormel.keys.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTransitTest {

    private static final byte[] HERE = "here".getBytes(UTF_8);
    private static final byte[] THERE = "there".getBytes(UTF_8);

    private FakeVault vault;
    private VaultTransit keys;

    @BeforeEach
    void start() throws Exception {
        vault = new FakeVault();
        keys = new VaultTransit(vault.properties(FakeVault.TOKEN));
    }

    @AfterEach
    void stop() {
        vault.close();
    }

    private KeyUnwrapException.Reason reason(WrappedKey wrapped, byte[] place) {
        return catchThrowableOfType(KeyUnwrapException.class, () -> keys.unwrap(wrapped, place))
                .reason();
    }

    @Test
    void what_vault_sealed_opens_in_its_place_only() throws Exception {
        var wrapped = keys.wrap("data key".getBytes(UTF_8), HERE);

        assertThat(wrapped.keyId()).isEqualTo("vault:transit/restormel:v1").isEqualTo(keys.currentKeyId());
        assertThat(new String(wrapped.bytes(), UTF_8)).startsWith("vault:v1:");
        assertThat(keys.unwrap(wrapped, HERE)).asString(UTF_8).isEqualTo("data key");
        assertThat(reason(wrapped, THERE)).isEqualTo(KeyUnwrapException.Reason.DOES_NOT_FIT);
    }

    @Test
    void a_rotated_key_opens_what_the_version_before_sealed_until_that_is_retired() throws Exception {
        var old = keys.wrap("data key".getBytes(UTF_8), HERE);
        vault.rotate();

        var renewed = keys.wrap(keys.unwrap(old, HERE), HERE);
        assertThat(renewed.keyId()).isEqualTo("vault:transit/restormel:v2");
        vault.forgetVersionsBefore(2);

        assertThat(keys.unwrap(renewed, HERE)).asString(UTF_8).isEqualTo("data key");
        assertThat(reason(old, HERE)).isEqualTo(KeyUnwrapException.Reason.DOES_NOT_FIT);
    }

    @Test
    void a_sealed_vault_or_a_refused_token_says_nothing_about_the_secret() throws Exception {
        var wrapped = keys.wrap("data key".getBytes(UTF_8), HERE);
        vault.seal(true);
        assertThat(reason(wrapped, HERE)).isEqualTo(KeyUnwrapException.Reason.UNAVAILABLE);
        vault.seal(false);

        var stranger = new VaultTransit(vault.properties("hvs.other"));
        assertThatThrownBy(() -> stranger.unwrap(wrapped, HERE))
                .isInstanceOf(KeyUnwrapException.class)
                .hasMessageContaining("403")
                .hasMessageNotContaining("hvs.other");
        assertThatThrownBy(stranger::currentKeyId).isInstanceOf(IllegalStateException.class);

        vault.close();
        assertThat(reason(wrapped, HERE)).isEqualTo(KeyUnwrapException.Reason.UNAVAILABLE);
    }

    @Test
    void the_last_known_version_counts_while_vault_is_away() {
        assertThat(keys.currentKeyId()).endsWith(":v1");
        vault.close();
        assertThat(keys.currentKeyId()).endsWith(":v1");
    }

    @Test
    void an_installation_moves_from_a_local_key_to_vault(@TempDir Path dataDir) throws Exception {
        var local =
                LocalKeys.load(Base64.getEncoder().encodeToString("k".repeat(32).getBytes(UTF_8)), "", dataDir, false);
        var before = local.wrap("data key".getBytes(UTF_8), HERE);
        var ring = new KeyRing(List.of(keys, local));

        assertThat(ring.unwrap(before, HERE)).asString(UTF_8).isEqualTo("data key");
        assertThat(ring.wrap(HERE, HERE).keyId()).isEqualTo(ring.currentKeyId()).startsWith("vault:");
        assertThat(ring.knows(before.keyId())).isTrue();
        assertThat(ring.knows("local-00000000")).isFalse();
    }

    @Test
    void half_a_configuration_is_refused_and_no_token_printed() {
        assertThatThrownBy(() -> new VaultProperties("", "hvs.secret", "", "", "transit", "restormel"))
                .hasMessageContaining("VAULT_ADDR")
                .hasMessageNotContaining("hvs.secret");
        assertThatThrownBy(() -> new VaultProperties("http://v", "hvs.secret", "", "", "transit", "../sys"))
                .hasMessageContaining("names in Vault");
        assertThat(vault.properties(FakeVault.TOKEN).toString()).doesNotContain(FakeVault.TOKEN);
    }
}
