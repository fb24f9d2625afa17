package io.restormel.keys.device;

import static io.restormel.keys.db.Tables.DEVICE_LOGIN;

import io.restormel.keys.access.KeyDigest;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

/** A command line that has started to sign in, for tests of the page. */
public final class WaitingCli {

    private final DeviceLoginService logins;
    private final KeyDigest digest;
    private final DSLContext sql;

    public WaitingCli(ApplicationContext application) {
        this.logins = application.getBean(DeviceLoginService.class);
        this.digest = application.getBean(KeyDigest.class);
        this.sql = application.getBean(DSLContext.class);
    }

    /** The code that it shows. */
    public String start() {
        return logins.start(UUID.randomUUID().toString()).userCode();
    }

    /** What has become of it. */
    public String status(String userCode) {
        return sql.selectFrom(DEVICE_LOGIN)
                .where(DEVICE_LOGIN.USER_DIGEST.eq(digest.of(userCode)))
                .fetchSingle()
                .getStatus();
    }
}
