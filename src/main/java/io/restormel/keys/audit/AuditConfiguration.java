package io.restormel.keys.audit;

import io.restormel.keys.platform.InstallationSecretRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditSeal auditSeal(InstallationSecretRepository secrets) {
        return new AuditSeal(secrets.secret("audit-seal"));
    }
}
