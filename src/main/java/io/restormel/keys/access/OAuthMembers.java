package io.restormel.keys.access;

import io.restormel.keys.platform.AuditEntry;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the member behind an OAuth2 identity: by issuer and subject once known; the first time by a verified address
 * that was invited; else by an allowed domain. An unverified address links nothing.
 */
@Component
class OAuthMembers {

    /** The error code of whoever is no member. */
    static final String NOT_INVITED = "not_invited";

    private static final String METHOD = "oauth2";
    private static final int NAME_MAX_LENGTH = 120;

    private final PersonRepository people;
    private final WorkspaceRepository workspaces;
    private final SignedIn signedIn;
    private final SignInProperties properties;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final SignInAudit audit;
    private final Clock clock;

    OAuthMembers(
            PersonRepository people,
            WorkspaceRepository workspaces,
            SignedIn signedIn,
            SignInProperties properties,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            SignInAudit audit,
            Clock clock) {
        this.people = people;
        this.workspaces = workspaces;
        this.signedIn = signedIn;
        this.properties = properties;
        this.transaction = transaction;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    OAuth2UserService<OidcUserRequest, OidcUser> oidc() {
        var service = new OidcUserService();
        return request -> {
            var user = service.loadUser(request);
            var verified = Boolean.TRUE.equals(user.getEmailVerified()) ? user.getEmail() : null;
            var issuer = Objects.requireNonNull(user.getIssuer(), "The id token has no issuer")
                    .toString();
            var subject = Objects.requireNonNull(user.getSubject(), "The id token has no subject");
            var member = member(issuer, subject, verified, user.getFullName());
            return new OAuthUser.Oidc(user, session(member));
        };
    }

    /** Plain OAuth2, which means GitHub: it has no issuer, and shows only addresses that it has verified. */
    OAuth2UserService<OAuth2UserRequest, OAuth2User> oauth2() {
        var service = new DefaultOAuth2UserService();
        return request -> {
            var user = service.loadUser(request);
            var registration = request.getClientRegistration().getRegistrationId();
            Map<String, Object> attributes = user.getAttributes();
            var email = "github".equals(registration) ? text(attributes.get("email")) : null;
            var name = text(attributes.get("name"));
            var member = member(registration, user.getName(), email, name);
            return new OAuthUser.Plain(user, session(member));
        };
    }

    private PersonSession session(Member member) {
        return new PersonSession(member.id(), signedIn.password(member.id()), signedIn);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text : null;
    }

    private Member member(String issuer, String subject, @Nullable String verifiedEmail, @Nullable String name) {
        try {
            var member = find(issuer, subject, verifiedEmail, name);
            audit.succeeded(member, METHOD);
            return member;
        } catch (OAuth2AuthenticationException e) {
            audit.failed(verifiedEmail == null ? "" : verifiedEmail, METHOD);
            throw e;
        }
    }

    private Member find(String issuer, String subject, @Nullable String verifiedEmail, @Nullable String name) {
        var found =
                transaction.execute(_ -> people.findByIdentity(issuer, subject).orElseGet(() -> {
                    if (verifiedEmail == null) {
                        throw notInvited();
                    }
                    var email = verifiedEmail;
                    var member = people.findByEmail(email).orElseGet(() -> join(email, name));
                    // An address can be given to somebody else: whoever is linked already stays the one.
                    if (member.disabled() || member.issuer() != null) {
                        throw notInvited();
                    }
                    people.link(member.id(), issuer, subject);
                    return member;
                }));
        if (found == null || found.disabled()) {
            throw notInvited();
        }
        return found;
    }

    private Member join(String email, @Nullable String name) {
        var domain = email.substring(email.indexOf('@') + 1);
        if (properties.allowedDomains().stream().noneMatch(domain::equalsIgnoreCase)) {
            throw notInvited();
        }
        var id = UUID.randomUUID();
        var workspaceId = workspaces.ensureWorkspace(clock.instant());
        people.insert(id, workspaceId, email, shownName(email, name), properties.joinAs(), null, clock.instant());
        var member = people.find(id).orElseThrow();
        events.publishEvent(AuditEntry.of("person_joined", "person", id, member.email())
                .by(new Caller.Person(id, workspaceId, member.email(), member.name(), member.role()).auditActor())
                .changed(null, Map.of("role", member.role().wire())));
        return member;
    }

    private static String shownName(String email, @Nullable String name) {
        var shown = name == null || name.isBlank() ? email : name.strip();
        return shown.substring(0, Math.min(NAME_MAX_LENGTH, shown.length()));
    }

    private static OAuth2AuthenticationException notInvited() {
        return new OAuth2AuthenticationException(new OAuth2Error(NOT_INVITED));
    }
}
