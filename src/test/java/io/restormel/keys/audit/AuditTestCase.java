package io.restormel.keys.audit;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A workspace of its own, whose chain nobody else writes. */
abstract class AuditTestCase {

    @Autowired
    CurrentCaller callers;

    @Autowired
    ProjectService projects;

    @Autowired
    AuditService audit;

    @Autowired
    DSLContext sql;

    TestWorkspace workspace;
    Caller.Person admin;

    @BeforeEach
    void newWorkspace() {
        workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
    }

    <T> T asAdmin(Supplier<T> work) {
        return callers.as(admin, work);
    }

    /** The oldest first. */
    List<AuditEvent> events() {
        return asAdmin(() -> audit.page(AuditFilter.ALL, null, 500)).events().reversed().stream()
                .map(ChainedEvent::event)
                .toList();
    }

    List<String> actions() {
        return events().stream().map(AuditEvent::action).toList();
    }

    ChainCheck verify() {
        return asAdmin(() -> audit.verify((Checkpoint) null));
    }
}
