package io.restormel.keys.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class KeyEncryptionKeyTest {

    private static final String FILE = "credentials-encryption.key";

    @TempDir
    private Path dataDir;

    @Test
    void an_empty_installation_makes_itself_a_key_that_only_its_user_can_read() throws Exception {
        KeyEncryptionKey.load("", dataDir.resolve("new"), false);

        var file = dataDir.resolve("new").resolve(FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).hasSize(32);
    }

    @Test
    void the_next_start_uses_the_key_of_the_file() throws Exception {
        var sealed = KeyEncryptionKey.load("", dataDir, false).seal("s".getBytes(UTF_8), "here".getBytes(UTF_8));

        var again = KeyEncryptionKey.load("", dataDir, true);
        assertThat(again.open(sealed, "here".getBytes(UTF_8))).asString(UTF_8).isEqualTo("s");
    }

    @Test
    void a_sealed_secret_cannot_be_moved_to_another_place() {
        var key = KeyEncryptionKey.load("", dataDir, false);
        var sealed = key.seal("s".getBytes(UTF_8), "here".getBytes(UTF_8));

        assertThatThrownBy(() -> key.open(sealed, "there".getBytes(UTF_8)))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "c2hvcnQ=", "not base64!", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMw=="})
    void a_malformed_key_is_refused_by_the_variable_s_name_and_never_printed(String given) {
        assertThatThrownBy(() -> KeyEncryptionKey.load(given, dataDir, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(KeyEncryptionKey.VARIABLE)
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining(given)
                .hasNoCause();
        assertThat(dataDir.resolve(FILE)).doesNotExist();
    }

    @Test
    void an_emptied_key_file_is_refused_by_its_name() throws Exception {
        Files.createFile(dataDir.resolve(FILE));

        assertThatThrownBy(() -> KeyEncryptionKey.load("", dataDir, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(FILE);
    }

    @Test
    void refuses_to_start_when_secrets_exist_but_their_key_is_gone() {
        assertThatThrownBy(() -> KeyEncryptionKey.load("", dataDir, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(KeyEncryptionKey.VARIABLE)
                .hasMessageContaining(FILE);
        assertThat(dataDir.resolve(FILE)).doesNotExist();
    }

    @Test
    void a_key_that_does_not_fit_the_database_says_so() {
        var sql = DSL.using(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        sql.execute("create table installation_secret (name varchar(60) primary key, sealed bytea not null,"
                + " kek_id varchar(120), created_at timestamp(6) with time zone not null)");
        var pepper = secrets(sql, key('a')).secret("pepper");

        assertThat(secrets(sql, key('a')).secret("pepper")).isEqualTo(pepper);
        assertThatThrownBy(() -> secrets(sql, key('b')).secret("pepper"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(KeyEncryptionKey.VARIABLE)
                .hasMessageContaining("does not fit")
                .hasMessageNotContaining(key('b'));
    }

    @Test
    void who_starts_with_a_wrong_key_reads_a_few_lines_and_no_stack_trace() {
        var refused = catchThrowable(() -> KeyEncryptionKey.load("c2hvcnQ=", dataDir, true));
        // Some of others need a bean factory.
        var analyzers = SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, (_, _, _) -> {});

        assertThat(analyzers.stream()
                        .filter(EncryptionKeyAnalyzer.class::isInstance)
                        .map(each -> each.analyze(new IllegalStateException("a bean", refused))))
                .singleElement()
                .satisfies(analysis -> assertThat(analysis.getDescription())
                        .contains(KeyEncryptionKey.VARIABLE, "32 bytes")
                        .doesNotContain("c2hvcnQ"));
    }

    @Test
    void to_string_tells_nothing() {
        assertThat(KeyEncryptionKey.load(key('a'), dataDir, false)).hasToString("KeyEncryptionKey");
    }

    private InstallationSecretRepository secrets(DSLContext sql, String key) {
        return new InstallationSecretRepository(sql, Clock.systemUTC(), LocalKeys.load(key, "", dataDir, true));
    }

    private static String key(char of) {
        return Base64.getEncoder().encodeToString(String.valueOf(of).repeat(32).getBytes(UTF_8));
    }

    @Test
    void a_replaced_key_named_as_retired_opens_what_it_sealed_and_is_then_needed_no_more() {
        var sql = DSL.using(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        sql.execute("create table installation_secret (name varchar(60) primary key, sealed bytea not null,"
                + " kek_id varchar(120), created_at timestamp(6) with time zone not null)");
        var pepper = secrets(sql, key('a')).secret("pepper");
        // As the first release left it.
        sql.execute("update installation_secret set kek_id = null");

        var rotating = LocalKeys.load(key('b'), "\n" + key('c') + ", " + key('a'), dataDir, true);
        assertThat(new InstallationSecretRepository(sql, Clock.systemUTC(), rotating).secret("pepper"))
                .isEqualTo(pepper);

        assertThat(secrets(sql, key('b')).secret("pepper")).isEqualTo(pepper);
        assertThatThrownBy(() -> secrets(sql, key('a')).secret("pepper")).hasMessageContaining("does not fit");
    }

    @Test
    void retired_keys_may_stand_in_a_file_one_a_line() throws Exception {
        var old = LocalKeys.load(key('a'), "", dataDir, true);
        var sealed = old.wrap("s".getBytes(UTF_8), "here".getBytes(UTF_8));
        Files.writeString(dataDir.resolve(LocalKeys.RETIRED_FILE), key('c') + "\n" + key('a') + "\n");

        var keys = LocalKeys.load(key('b'), "", dataDir, true);
        assertThat(keys.unwrap(sealed, "here".getBytes(UTF_8))).asString(UTF_8).isEqualTo("s");
        assertThat(keys.currentKeyId()).isNotEqualTo(old.currentKeyId()).matches("local-[0-9a-f]{8}");
        assertThatThrownBy(() -> LocalKeys.load(key('b'), "short", dataDir, true))
                .hasMessageContaining(LocalKeys.RETIRED_VARIABLE)
                .hasMessageContaining("32 bytes");
    }
}
