package io.restormel.keys.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** Secrets of every known kind go into a log in every possible way; none may come out. */
class LogRedactionTest {

    private static final String REST = "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3z";

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Logger log = context.getLogger("test");

    static Stream<String> secrets() {
        return Stream.of(
                        "rk_",
                        "rkm_",
                        "rkw_",
                        "whsec_",
                        "setup_",
                        "sk-",
                        "sk-ant-api03-",
                        "sk-or-v1-",
                        "sk-proj-",
                        "AIzaSy",
                        "gsk_",
                        "xai-",
                        "pplx-",
                        "ghp_",
                        "gho_",
                        "github_pat_",
                        "hvs.",
                        "hf_",
                        "fw_",
                        "pa-",
                        "vck_",
                        "Bearer ",
                        "bearer ",
                        "BEARER ")
                .map(prefix -> prefix + REST);
    }

    private String logged() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private void writeTo(Encoder<ILoggingEvent> encoder, boolean redact) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        encoder.setContext(context);
        encoder.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        log.addAppender(appender);
        if (redact) {
            LogRedaction.protect(context);
        }
    }

    private PatternLayoutEncoder pattern() {
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern("%d %-5level [%thread] %X{caller} %logger: %msg%n%ex");
        return encoder;
    }

    private static Exception failure(String secret) {
        var failure = new IllegalStateException(
                "outer " + secret, new IllegalArgumentException("cause\n" + secret, new Exception("root=" + secret)));
        failure.addSuppressed(new Exception("suppressed:" + secret));
        return failure;
    }

    private void logInEveryWay(String secret) {
        context.getMDCAdapter().put("caller", secret);
        log.info("message {}", secret);
        log.info(secret);
        log.warn("json {\"key\":\"" + secret + "\"} url ?key=" + secret + "&x=%3D" + secret);
        log.error("failed", failure(secret));
        context.getMDCAdapter().clear();
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void no_secret_comes_out_of_a_pattern(String secret) {
        writeTo(pattern(), true);
        logInEveryWay(secret);
        assertThat(logged()).contains("…[redacted]").doesNotContain(REST).doesNotContain(REST.substring(0, 16));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void no_secret_comes_out_of_a_structured_log_which_stays_json(String secret) {
        context.putObject(Environment.class.getName(), new StandardEnvironment());
        for (var format : new String[] {"ecs", "logstash", "gelf"}) {
            var encoder = new StructuredLogEncoder();
            encoder.setFormat(format);
            writeTo(encoder, true);
        }
        logInEveryWay(secret);
        assertThat(logged()).contains("…[redacted]").doesNotContain(REST).doesNotContain(REST.substring(0, 16));
        assertThat(logged().lines().filter(line -> line.startsWith("{")))
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(line -> JsonMapper.shared().readTree(line));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void without_redaction_the_same_lines_hold_the_secret(String secret) {
        writeTo(pattern(), false);
        logInEveryWay(secret);
        assertThat(logged()).contains(secret);
    }

    @Test
    void an_amazon_key_id_is_one_too() {
        assertThat(Redaction.of("id AKIAIOSFODNN7EXAMPLE.")).isEqualTo("id AKIA…[redacted].");
    }

    @Test
    void what_stands_behind_another_appender_is_redacted() {
        writeTo(pattern(), false);
        var direct = log.iteratorForAppenders().next();
        log.detachAppender(direct);
        var async = new AsyncAppender();
        async.setContext(context);
        async.addAppender(direct);
        async.start();
        log.addAppender(async);
        LogRedaction.protect(context);
        log.info("key rk_" + REST);
        async.stop();
        assertThat(logged()).contains("rk_…[redacted]").doesNotContain(REST);
    }

    @Test
    void the_prefix_stays_and_so_does_the_rest_of_the_line() {
        assertThat(Redaction.of("a rk_" + REST + " b")).isEqualTo("a rk_…[redacted] b");
        assertThat(Redaction.of("x-api-key: sk-ant-" + REST + "\"")).isEqualTo("x-api-key: sk-ant-…[redacted]\"");
        assertThat(Redaction.of("Authorization: Bearer abc.def/ghi+jkl=mno-pqr, next"))
                .isEqualTo("Authorization: Bearer…[redacted], next");
    }

    @Test
    void ordinary_text_is_left_as_it_is() {
        for (var text : new String[] {
            "task-scheduler-7 finished the disk-maintenance-of-tuesday-evening",
            "rk_aB3dE5fG7… was renamed",
            "Send a valid key as \"Authorization: Bearer …\"",
            "network_interface work_item setup_complete",
            "a bearer of good news"
        }) {
            assertThat(Redaction.of(text)).isSameAs(text);
        }
    }

    @Test
    void the_link_to_the_set_up_page_is_shown_where_it_is_meant_to_be() {
        writeTo(pattern(), true);
        log.info(Redaction.SETUP_LINK, "/setup?token=setup_" + REST + " not rk_" + REST);
        assertThat(logged()).contains("/setup?token=setup_" + REST + " not rk_…[redacted]");
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void every_start_of_the_application_redacts_its_console(CapturedOutput output) {
        for (var format : new String[] {"", "ecs"}) {
            try (var application = new SpringApplicationBuilder(Nothing.class)
                    .web(WebApplicationType.NONE)
                    .properties(
                            "logging.structured.format.console=" + format,
                            "spring.config.location=optional:classpath:none/")
                    .run()) {
                LoggerFactory.getLogger("start")
                        .error("key rk_{} {}", REST, application.getId(), failure("rk_" + REST));
                assertThat(output.getAll()).contains("key rk_…[redacted]").doesNotContain("rk_" + REST);
            }
        }
    }
}
