package io.restormel.keys.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;

/** A person who signed in elsewhere. */
sealed interface OAuthUser extends CallerHolder {

    /** By OpenID Connect. */
    final class Oidc extends DefaultOidcUser implements OAuthUser {

        private final transient PersonSession session;

        Oidc(OidcUser user, PersonSession session) {
            super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
            this.session = session;
        }

        @Override
        public @Nullable Caller caller() {
            return session.caller();
        }

        @Override
        public void renew() {
            session.renew();
        }
    }

    /** By plain OAuth2. */
    final class Plain implements OAuth2User, OAuthUser {

        private final OAuth2User user;
        private final PersonSession session;

        Plain(OAuth2User user, PersonSession session) {
            this.user = user;
            this.session = session;
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
            return session.caller();
        }

        @Override
        public void renew() {
            session.renew();
        }
    }
}
