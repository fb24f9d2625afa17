package io.restormel.keys.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * One place where the caller of a thread is kept. Vaadin replaces the global holder while the application starts, and
 * Spring Security's filters remember the one they met when they were built; through this bean all ask the present one.
 */
@Configuration(proxyBeanMethods = false)
class HolderStrategyConfiguration {

    @Bean
    SecurityContextHolderStrategy securityContextHolderStrategy() {
        return new PresentHolder();
    }

    private static final class PresentHolder implements SecurityContextHolderStrategy {

        @Override
        public void clearContext() {
            SecurityContextHolder.clearContext();
        }

        @Override
        public SecurityContext getContext() {
            return SecurityContextHolder.getContext();
        }

        @Override
        public void setContext(SecurityContext context) {
            SecurityContextHolder.setContext(context);
        }

        @Override
        public SecurityContext createEmptyContext() {
            return SecurityContextHolder.createEmptyContext();
        }
    }
}
