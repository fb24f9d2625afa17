package io.restormel.keys.access;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;

/** A person who signed in elsewhere. */
sealed interface OAuthUser extends CallerHolder {

    /** By OpenID Connect. */
    final class Oidc extends DefaultOidcUser implements OAuthUser {

        private final UUID personId;
        private final transient SignedIn signedIn;

        Oidc(OidcUser user, UUID personId, SignedIn signedIn) {
            super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
            this.personId = personId;
            this.signedIn = signedIn;
        }

        @Override
        public @Nullable Caller caller() {
            return signedIn.caller(personId).orElse(null);
        }
    }

    /** By plain OAuth2. */
    final class Plain implements OAuth2User, OAuthUser {

        private final OAuth2User user;
        private final UUID personId;
        private final SignedIn signedIn;

        Plain(OAuth2User user, UUID personId, SignedIn signedIn) {
            this.user = user;
            this.personId = personId;
            this.signedIn = signedIn;
        }

        @Override
        public Map<String, Object> getAttributes() {
            return user.getAttributes();
        }

        @Override
        public java.util.Collection<? extends GrantedAuthority> getAuthorities() {
            return user.getAuthorities();
        }

        @Override
        public String getName() {
            return user.getName();
        }

        @Override
        public @Nullable Caller caller() {
            return signedIn.caller(personId).orElse(null);
        }
    }
}
