package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static io.restormel.keys.db.Tables.CREDENTIAL_SECRET;
import static io.restormel.keys.db.Tables.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.restormel.keys.platform.TestKeys;
import io.restormel.keys.support.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten thousand secrets change their key-encryption key while they are read, and the process is killed twice. */
class RewrapUnderKillIT {

    private static final int SECRETS = 10_000;
    private static final String PREFIX = "sk-rotation-";
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final UUID workspace = UUID.randomUUID();
    private final String url = TestPostgres.newDatabase();
    private final List<UUID> ids = new ArrayList<>();
    private HikariDataSource source;
    private DSLContext sql;
    private SecretRepository secrets;

    @BeforeEach
    void tenThousandSecrets() throws Exception {
        source = RewrapProcess.source(url);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .load()
                .migrate();
        sql = RewrapProcess.sql(source);
        secrets = new SecretRepository(sql);
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, workspace)
                .set(WORKSPACE.NAME, "Test")
                .set(WORKSPACE.SLUG, "test")
                .set(WORKSPACE.CREATED_AT, NOW)
                .execute();
        var sealer = new SecretSealer(TestKeys.of('a'));
        List<Query> inserts = new ArrayList<>();
        for (int i = 0; i < SECRETS; i++) {
            var id = UUID.randomUUID();
            ids.add(id);
            inserts.add(sql.insertInto(CREDENTIAL)
                    .set(CREDENTIAL.ID, id)
                    .set(CREDENTIAL.WORKSPACE_ID, workspace)
                    .set(CREDENTIAL.PROVIDER_TYPE, "openai")
                    .set(CREDENTIAL.MODE, "sealed")
                    .set(CREDENTIAL.ALLOWED_MODELS, JSONB.jsonb("[]"))
                    .set(CREDENTIAL.CREATED_AT, NOW)
                    .set(CREDENTIAL.UPDATED_AT, NOW));
            try (var secret = ProviderSecret.of(PREFIX + id)) {
                var sealed = sealer.seal(place(id), secret, NOW, null);
                inserts.add(sql.insertInto(CREDENTIAL_SECRET)
                        .set(CREDENTIAL_SECRET.CREDENTIAL_ID, id)
                        .set(CREDENTIAL_SECRET.SLOT, "current")
                        .set(CREDENTIAL_SECRET.CIPHERTEXT, sealed.ciphertext())
                        .set(CREDENTIAL_SECRET.WRAPPED_KEY, sealed.key().bytes())
                        .set(CREDENTIAL_SECRET.KEK_ID, sealed.key().keyId())
                        .set(CREDENTIAL_SECRET.CREATED_AT, NOW));
            }
        }
        sql.transaction(inside -> inside.dsl().batch(inserts).execute());
    }

    @AfterEach
    void close() {
        source.close();
    }

    private SecretPlace place(UUID id) {
        return new SecretPlace(Owner.workspace(workspace), id, SecretSlot.CURRENT);
    }

    private int left() {
        return secrets.countUnderOtherKeys(TestKeys.of('b').currentKeyId());
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classes, RewrapProcess.class.getName(), url)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void it_finishes_after_two_kills_and_no_secret_is_lost() throws Exception {
        var stop = new AtomicBoolean();
        var read = new AtomicInteger();
        var failure = new AtomicReference<Exception>();
        var reader = Thread.ofPlatform().start(() -> {
            var sealer = new SecretSealer(RewrapProcess.rotating());
            try {
                for (int i = 0; !stop.get(); i = (i + 7) % SECRETS) {
                    assertOpens(sealer, ids.get(i));
                    read.incrementAndGet();
                }
            } catch (Exception e) {
                failure.set(e);
            }
        });

        for (int mark : new int[] {SECRETS - 1_000, SECRETS - 3_000}) {
            var process = start();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> left() < mark || !process.isAlive());
            process.destroyForcibly().waitFor();
            assertThat(left()).isBetween(1, mark);
        }
        assertThat(start().waitFor()).isZero();
        stop.set(true);
        reader.join();

        assertThat(left()).isZero();
        assertThat(failure.get()).isNull();
        assertThat(read.get()).isPositive();
        var renewed = new SecretSealer(TestKeys.of('b'));
        var retired = new SecretSealer(TestKeys.of('a'));
        for (var id : ids) {
            assertOpens(renewed, id);
            var sealed = secrets.find(id, SecretSlot.CURRENT).orElseThrow();
            assertThatThrownBy(() -> retired.open(sealed)).isInstanceOf(SecretUnreadableException.class);
        }
    }

    private void assertOpens(SecretSealer sealer, UUID id) throws SecretUnreadableException {
        try (var opened = sealer.open(secrets.find(id, SecretSlot.CURRENT).orElseThrow())) {
            assertThat(new String(opened.chars())).isEqualTo(PREFIX + id);
        }
    }
}
