package io.restormel.keys.resolve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.access.WorkspaceSettings;
import io.restormel.keys.access.WorkspaceSettingsService;
import io.restormel.keys.project.TestWorkspace;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class RequestQuotaContract {

    @Autowired
    RequestQuota quota;

    @Autowired
    WorkspaceSettingsService settings;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;

    @BeforeEach
    void a_workspace() {
        workspace = TestWorkspace.create(sql);
    }

    private void limit(@Nullable Long requests) {
        callers.as(workspace.person(Role.ADMIN), () -> {
            settings.change(new WorkspaceSettings(false, requests));
            return true;
        });
        quota.refresh();
    }

    @Test
    void so_many_requests_go_through_and_the_next_is_told_the_limit() {
        assertThat(quota.take(workspace.id())).isNull();
        limit(3L);
        for (int i = 0; i < 3; i++) {
            assertThat(quota.take(workspace.id())).isNull();
            quota.refresh();
        }

        var refusal = requireNonNull(quota.take(workspace.id()));
        assertThat(refusal.code()).isEqualTo("usage_limit_reached");
        assertThat(refusal.data()).isEqualTo(Map.of("limit", 3L, "used", 3L));
        limit(5L);
        assertThat(quota.take(workspace.id())).as("the refused one counted too").isNull();
        assertThat(quota.take(workspace.id())).isNotNull();
        limit(null);
        assertThat(quota.take(workspace.id())).isNull();
    }

    @Test
    void many_at_once_do_not_pass_the_limit() {
        limit(100L);
        var passed = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 1_000)
                    .forEach(_ -> threads.submit(() -> {
                        if (quota.take(workspace.id()) == null) {
                            passed.incrementAndGet();
                        }
                    }));
        }
        assertThat(passed).hasValue(100);
    }
}
