package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.platform.TestKeys;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** Replacing the key-encryption key; the ten thousand of {@code RewrapUnderKillIT} in small. */
abstract class RewrapContract extends CredentialTestCase {

    @Autowired
    SecretRepository secrets;

    @Autowired
    SecretSealer present;

    @Autowired
    PlatformTransactionManager transactions;

    private UUID one;
    private UUID two;

    @BeforeEach
    void twoCredentials() {
        one = credential("openai", newSecret());
        two = credential("anthropic", newSecret());
    }

    private static SecretRewrapper rewrapper(
            SecretRepository secrets, PlatformTransactionManager transactions, char current, char... retired) {
        var keys = TestKeys.of(current, retired);
        return new SecretRewrapper(secrets, new SecretSealer(keys), keys, transactions, _ -> {});
    }

    private void sealUnder(UUID id, char key, String text) throws Exception {
        try (var secret = ProviderSecret.of(text)) {
            var place = new SecretPlace(Owner.workspace(workspace.id()), id, SecretSlot.CURRENT);
            secrets.put(new SecretSealer(TestKeys.of(key))
                    .seal(place, secret, java.time.Instant.parse("2026-01-01T00:00:00Z"), null));
        }
    }

    private String opened(UUID id, char key) throws Exception {
        try (var secret = new SecretSealer(TestKeys.of(key))
                .open(secrets.find(id, SecretSlot.CURRENT).orElseThrow())) {
            return new String(secret.chars());
        }
    }

    @Test
    void every_secret_opens_with_the_new_key_and_none_with_the_retired_one() throws Exception {
        sealUnder(one, 'a', "sk-one-0123456789");
        sealUnder(two, 'a', "sk-two-0123456789");
        var progress = rewrapper(secrets, transactions, 'b', 'a').run();
        assertThat(progress.done()).isGreaterThanOrEqualTo(2);

        assertThat(opened(one, 'b')).isEqualTo("sk-one-0123456789");
        assertThat(opened(two, 'b')).isEqualTo("sk-two-0123456789");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> opened(one, 'a'))
                .isInstanceOf(SecretUnreadableException.class);
    }

    @Test
    void a_secret_that_does_not_open_stops_no_other() throws Exception {
        sealUnder(one, 'a', "sk-one-0123456789");
        sealUnder(two, 'a', "sk-two-0123456789");
        var broken = secrets.find(one, SecretSlot.CURRENT)
                .orElseThrow()
                .key()
                .bytes()
                .clone();
        broken[20] ^= 1;
        sql.update(CREDENTIAL_SECRET)
                .set(CREDENTIAL_SECRET.WRAPPED_KEY, broken)
                .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(one))
                .execute();
        var rewrapper = rewrapper(secrets, transactions, 'b', 'a');
        assertThat(rewrapper.run().failed()).isGreaterThanOrEqualTo(1);
        assertThat(new Rewrapping(rewrapper, secrets, TestKeys.of('b', 'a'))
                        .progress()
                        .failed())
                .isGreaterThanOrEqualTo(1);
        assertThat(opened(two, 'b')).isEqualTo("sk-two-0123456789");
    }

    @Test
    void how_far_it_is_can_be_asked_before_and_after() throws Exception {
        sealUnder(one, 'a', "sk-one-0123456789");
        sealUnder(two, 'a', "sk-two-0123456789");
        var rewrapper = rewrapper(secrets, transactions, 'b', 'a');
        var rewrapping = new Rewrapping(rewrapper, secrets, TestKeys.of('b', 'a'));
        var before = rewrapping.progress();
        assertThat(before.total() - before.done()).isGreaterThanOrEqualTo(2);
        assertThat(before.isOver()).isFalse();

        rewrapper.run();

        assertThat(rewrapping.progress().done()).isGreaterThanOrEqualTo(before.done() + 2);
        var told = MAPPER.valueToTree(rewrapping.state());
        assertThat(told.at("/rewrapping/done").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(told.at("/rewrapping/total").asInt())
                .isGreaterThanOrEqualTo(told.at("/rewrapping/done").asInt());
    }
}
