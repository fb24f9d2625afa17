package io.restormel.keys.platform;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.AppenderAttachable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Puts a {@link RedactingEncoder} before every console and file of the log, right after Spring Boot has set the log up and
 * before anything of ours runs. It does so to whatever is configured, so no pattern, structured format or configuration
 * file of an installation goes around it, and there is no switch.
 */
class LogRedaction implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            protect(context);
        }
    }

    static void protect(LoggerContext context) {
        for (var logger : context.getLoggerList()) {
            logger.iteratorForAppenders().forEachRemaining(LogRedaction::protect);
        }
    }

    @SuppressWarnings("unchecked") // An appender of a logger takes logging events; so do those behind it.
    private static void protect(Appender<ILoggingEvent> appender) {
        if (appender instanceof AppenderAttachable<?> further) {
            ((AppenderAttachable<ILoggingEvent>) further)
                    .iteratorForAppenders()
                    .forEachRemaining(LogRedaction::protect);
        }
        if (appender instanceof OutputStreamAppender<ILoggingEvent> out
                && out.getEncoder() != null
                && !(out.getEncoder() instanceof RedactingEncoder)) {
            var encoder = new RedactingEncoder(out.getEncoder());
            encoder.setContext(out.getContext());
            encoder.start();
            out.setEncoder(encoder);
        }
    }
}
