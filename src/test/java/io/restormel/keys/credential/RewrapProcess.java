package io.restormel.keys.credential;

import com.zaxxer.hikari.HikariDataSource;
import io.restormel.keys.platform.KeyWrapping;
import io.restormel.keys.platform.TestKeys;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A process that does nothing but seal secrets anew on the PostgreSQL of its argument, made to be killed. */
final class RewrapProcess {

    private RewrapProcess() {}

    public static void main(String[] args) {
        try (var source = source(args[0])) {
            var keys = rotating();
            var secrets = new SecretRepository(sql(source));
            new SecretRewrapper(secrets, new SecretSealer(keys), keys, new JdbcTransactionManager(source), _ -> {})
                    .run();
        }
    }

    /** A new key that seals, and the retired one. */
    static KeyWrapping rotating() {
        return TestKeys.of('b', 'a');
    }

    static HikariDataSource source(String url) {
        var source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setMaximumPoolSize(4);
        return source;
    }

    static DSLContext sql(DataSource source) {
        return DSL.using(
                new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(source)), SQLDialect.POSTGRES);
    }
}
