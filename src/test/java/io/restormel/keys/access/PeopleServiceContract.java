package io.restormel.keys.access;

import static io.restormel.keys.db.Tables.PERSON;
import static io.restormel.keys.db.Tables.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restormel.keys.platform.ApplicationException.Conflict;
import io.restormel.keys.platform.ApplicationException.NotFound;
import io.restormel.keys.platform.ApplicationException.Refused;
import io.restormel.keys.platform.ApplicationException.Stale;
import io.restormel.keys.platform.ApplicationException.Unauthorized;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;

abstract class PeopleServiceContract {

    @Autowired
    PeopleService service;

    @Autowired
    PersonRepository people;

    @Autowired
    SignedIn signedIn;

    @Autowired
    CurrentCaller current;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    DSLContext sql;

    private final UUID workspaceId = UUID.randomUUID();

    /** A workspace of the test's own, so that no other test's people are in it. */
    @BeforeEach
    void openWorkspace() {
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, workspaceId)
                .set(WORKSPACE.NAME, "Test")
                .set(WORKSPACE.SLUG, workspaceId.toString())
                .set(WORKSPACE.CREATED_AT, Instant.now())
                .execute();
    }

    @AfterEach
    void removeEverybody() {
        SecurityContextHolder.clearContext();
        sql.deleteFrom(PERSON).where(PERSON.WORKSPACE_ID.eq(workspaceId)).execute();
    }

    @Test
    void an_added_person_can_sign_in_with_the_password_shown_once() {
        var admin = person(Role.ADMIN);
        var email = email();

        var password = as(admin, () -> service.add(" " + email.toUpperCase() + " ", "Bob", Role.EDITOR));

        var bob = people.findByEmail(email).orElseThrow();
        assertThat(bob.role()).isEqualTo(Role.EDITOR);
        assertThat(encoder.matches(password, people.passwordHash(bob.id()))).isTrue();
    }

    @Test
    void an_address_is_added_once_however_it_is_spelled() {
        var admin = person(Role.ADMIN);
        var email = email();
        as(admin, () -> service.add(email, "Bob", Role.VIEWER));

        assertThatThrownBy(() -> as(admin, () -> service.add(email.toUpperCase(), "Bob", Role.VIEWER)))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("person_exists"));
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEWER", "EDITOR"})
    void viewers_and_editors_see_people_and_change_none(Role role) {
        var caller = person(role);
        var other = person(Role.VIEWER);

        assertThat(as(caller, service::list)).extracting(Member::id).contains(other.id());
        assertRefused(caller, () -> service.add(email(), "Bob", Role.VIEWER));
        assertRefused(caller, () -> service.change(caller.id(), 1, Role.OWNER, false));
        assertRefused(caller, () -> service.resetPassword(other.id()));
        assertRefused(caller, () -> service.remove(other.id()));
    }

    @Test
    void an_admin_cannot_touch_owners_or_appoint_one() {
        var owner = person(Role.OWNER);
        person(Role.OWNER);
        var admin = person(Role.ADMIN);

        assertRefused(admin, () -> service.add(email(), "Eve", Role.OWNER));
        assertRefused(admin, () -> service.change(admin.id(), 1, Role.OWNER, false));
        assertRefused(admin, () -> service.change(owner.id(), 1, Role.VIEWER, false));
        assertRefused(admin, () -> service.change(owner.id(), 1, Role.OWNER, true));
        assertRefused(admin, () -> service.resetPassword(owner.id()));
        assertRefused(admin, () -> service.remove(owner.id()));
        assertThat(people.find(owner.id()))
                .hasValueSatisfying(
                        unchanged -> assertThat(unchanged.revision()).isOne());
    }

    @Test
    void keys_of_apps_manage_nobody() {
        var other = person(Role.VIEWER);
        var key = new Caller.GatewayKey(UUID.randomUUID(), workspaceId, UUID.randomUUID(), null);

        assertThatThrownBy(() -> current.as(key, service::list)).isInstanceOf(Refused.class);
        assertRefused(key, () -> service.remove(other.id()));
    }

    @Test
    void people_of_another_workspace_do_not_exist_here() {
        var stranger = new Caller.Person(UUID.randomUUID(), UUID.randomUUID(), "s@example.com", "S", Role.OWNER);
        var here = person(Role.VIEWER);

        assertThatThrownBy(() -> as(stranger, () -> service.resetPassword(here.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> doAs(stranger, () -> service.remove(here.id())))
                .isInstanceOf(NotFound.class);
        assertThat(people.find(here.id())).isPresent();
    }

    @Test
    void the_last_owner_stays_and_stays_able_to_sign_in() {
        var last = person(Role.OWNER);
        var disabled = person(Role.OWNER);
        doAs(last, () -> service.change(disabled.id(), 1, Role.OWNER, true));

        assertLastOwner(() -> doAs(last, () -> service.remove(last.id())));
        assertLastOwner(() -> doAs(last, () -> service.change(last.id(), 1, Role.ADMIN, false)));
        assertLastOwner(() -> doAs(last, () -> service.change(last.id(), 1, Role.OWNER, true)));
        doAs(last, () -> service.remove(disabled.id()));
        assertThat(owners()).containsExactly(last.id());
    }

    @Test
    void of_two_owners_who_remove_each_other_at_once_one_stays() {
        for (int round = 0; round < 10; round++) {
            var ada = person(Role.OWNER);
            var bob = person(Role.OWNER);

            var failures = AtOnce.run(
                    () -> doAs(ada, () -> service.remove(bob.id())), () -> doAs(bob, () -> service.remove(ada.id())));

            assertThat(failures).singleElement().isInstanceOf(Conflict.class);
            assertThat(owners()).hasSize(1);
            sql.deleteFrom(PERSON).where(PERSON.WORKSPACE_ID.eq(workspaceId)).execute();
        }
    }

    @Test
    void of_two_owners_who_step_down_at_once_one_stays() {
        for (int round = 0; round < 10; round++) {
            var ada = person(Role.OWNER);
            var bob = person(Role.OWNER);

            var failures = AtOnce.run(
                    () -> doAs(ada, () -> service.change(ada.id(), 1, Role.ADMIN, false)),
                    () -> doAs(bob, () -> service.change(bob.id(), 1, Role.OWNER, true)));

            assertThat(failures).singleElement().isInstanceOf(Conflict.class);
            assertThat(owners()).hasSize(1);
            sql.deleteFrom(PERSON).where(PERSON.WORKSPACE_ID.eq(workspaceId)).execute();
        }
    }

    @Test
    void a_change_of_something_outdated_is_refused() {
        var owner = person(Role.OWNER);
        var bob = person(Role.VIEWER);
        doAs(owner, () -> service.change(bob.id(), 1, Role.EDITOR, false));

        assertThatThrownBy(() -> doAs(owner, () -> service.change(bob.id(), 1, Role.ADMIN, false)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_new_role_is_in_force_in_an_open_session_at_once() {
        var owner = person(Role.OWNER);
        var bob = person(Role.ADMIN);
        inSessionOf(
                bob, () -> assertThat(current.requireInWorkspace(Role.ADMIN)).isNotNull());

        doAs(owner, () -> service.change(bob.id(), 1, Role.VIEWER, false));

        inSessionOf(bob, () -> {
            assertThatThrownBy(() -> current.requireInWorkspace(Role.ADMIN)).isInstanceOf(Refused.class);
            assertThat(current.requireInWorkspace(Role.VIEWER)).isNotNull();
        });
    }

    @Test
    void a_disabled_or_removed_person_s_open_session_is_nobody_s_at_once() {
        var owner = person(Role.OWNER);
        for (var leave : List.<Supplier<Runnable>>of(
                () -> {
                    var bob = person(Role.OWNER);
                    inSessionOf(bob, current::require);
                    doAs(owner, () -> service.change(bob.id(), 1, Role.OWNER, true));
                    return () -> inSessionOf(bob, current::require);
                },
                () -> {
                    var bob = person(Role.OWNER);
                    inSessionOf(bob, current::require);
                    doAs(owner, () -> service.remove(bob.id()));
                    return () -> inSessionOf(bob, current::require);
                })) {
            assertThatThrownBy(leave.get()::run).isInstanceOf(Unauthorized.class);
        }
    }

    @Test
    void a_new_password_ends_the_person_s_sessions_but_for_the_one_that_asked() {
        var owner = person(Role.OWNER);
        var bob = person(Role.EDITOR);
        var open = sessionOf(bob);
        in(open, current::require);

        as(owner, () -> service.resetPassword(bob.id()));
        assertThatThrownBy(() -> in(open, current::require)).isInstanceOf(Unauthorized.class);

        var asking = sessionOf(owner);
        var other = sessionOf(owner);
        in(other, current::require);
        in(asking, () -> service.resetPassword(owner.id()));
        in(asking, current::require);
        assertThatThrownBy(() -> in(other, current::require)).isInstanceOf(Unauthorized.class);
    }

    private Caller.Person person(Role role) {
        var id = UUID.randomUUID();
        var email = email();
        people.insert(id, workspaceId, email, "P", role, "no hash", Instant.now());
        return new Caller.Person(id, workspaceId, email, "P", role);
    }

    private static String email() {
        return UUID.randomUUID() + "@example.com";
    }

    private List<UUID> owners() {
        return people.list(workspaceId).stream()
                .filter(each -> each.role() == Role.OWNER && !each.disabled())
                .map(Member::id)
                .toList();
    }

    /** As the servlet filter would: the session holds who signed in, not what they may do. */
    private void inSessionOf(Caller.Person person, Runnable work) {
        in(sessionOf(person), work);
    }

    private PasswordUser sessionOf(Caller.Person person) {
        var member = new Member(
                person.id(), workspaceId, person.email(), "P", person.role(), false, true, null, 1, Instant.now());
        return new PasswordUser(member, "no hash", signedIn);
    }

    private static void in(PasswordUser user, Runnable work) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            work.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private <T> T as(Caller caller, Supplier<T> work) {
        return current.as(caller, work);
    }

    private void doAs(Caller caller, Runnable work) {
        current.as(caller, () -> {
            work.run();
            return caller;
        });
    }

    private void assertRefused(Caller caller, Runnable work) {
        assertThatThrownBy(() -> doAs(caller, work)).isInstanceOf(Refused.class);
    }

    private static void assertLastOwner(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("last_owner"));
    }
}
