package io.restormel.keys.project;

import static io.restormel.keys.db.Tables.WORKSPACE;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.Role;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;

/** A workspace of a test's own, so that nobody else's projects are in it. */
public record TestWorkspace(UUID id) {

    public static TestWorkspace create(DSLContext sql) {
        var id = UUID.randomUUID();
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, id)
                .set(WORKSPACE.NAME, "Test")
                .set(WORKSPACE.SLUG, id.toString())
                .set(WORKSPACE.CREATED_AT, Instant.now())
                .execute();
        return new TestWorkspace(id);
    }

    public Caller.Person person(Role role) {
        return new Caller.Person(UUID.randomUUID(), id, "p@example.com", "P", role);
    }
}
