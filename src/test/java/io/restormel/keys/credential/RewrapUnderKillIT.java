package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten thousand secrets change their key-encryption key while they are read, and the process is killed twice. */
class RewrapUnderKillIT {

    private static final int SECRETS = 10_000;
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
        ids.addAll(SealedSecrets.insert(sql, workspace, SECRETS));
    }

    @AfterEach
    void close() {
        source.close();
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
                    SealedSecrets.assertOpens(secrets, sealer, ids.get(i));
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
        SealedSecrets.assertRenewed(secrets, ids);
    }
}
