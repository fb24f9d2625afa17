package io.restormel.keys.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Makes an acknowledged commit survive a kill on H2 too. H2 writes in the background some 500 ms after a commit, so
 * an acknowledged change could be lost; {@code CHECKPOINT SYNC} forces it to disk first. PostgreSQL does so by itself.
 * What nobody is told of may wait: see {@link UnforcedTransaction}.
 */
@Configuration(proxyBeanMethods = false)
class DurableTransactionConfiguration {

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return "H2".equals(connection.getMetaData().getDatabaseProductName())
                    ? new CheckpointingTransactionManager(dataSource)
                    : new ReleasingTransactionManager(dataSource);
        }
    }

    /** Tells {@link AfterRelease} when a connection is back in its pool. */
    private static class ReleasingTransactionManager extends JdbcTransactionManager {

        ReleasingTransactionManager(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void doCleanupAfterCompletion(Object transaction) {
            super.doCleanupAfterCompletion(transaction);
            released((JdbcTransactionObjectSupport) transaction);
            AfterRelease.runPending();
        }

        void released(JdbcTransactionObjectSupport transaction) {}
    }

    /**
     * Writes one transaction at a time: under load, concurrent writers of H2 were seen to pass the same revision check, for
     * a reason not yet found
     * (see {@code RouteConcurrencyContract}). The embedded database has one process, so a lock in it is enough.
     */
    private static final class CheckpointingTransactionManager extends ReleasingTransactionManager {

        private final ReentrantLock writing = new ReentrantLock(true);
        /** Of the transaction that holds the lock. */
        private boolean forced;

        CheckpointingTransactionManager(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            if (definition.isReadOnly()) {
                super.doBegin(transaction, definition);
                return;
            }
            writing.lock();
            forced = !(definition instanceof UnforcedTransaction);
            try {
                super.doBegin(transaction, definition);
            } catch (RuntimeException e) {
                writing.unlock();
                throw e;
            }
        }

        @Override
        void released(JdbcTransactionObjectSupport transaction) {
            if (!transaction.isReadOnly()) {
                writing.unlock();
            }
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            super.doCommit(status);
            if (!status.isReadOnly() && forced) {
                checkpoint(((JdbcTransactionObjectSupport) status.getTransaction())
                        .getConnectionHolder()
                        .getConnection());
            }
        }

        private static void checkpoint(Connection connection) {
            try (var statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            } catch (SQLException e) {
                throw new TransactionSystemException("The change was committed but could not be forced to disk", e);
            }
        }
    }
}
