package io.restormel.keys.webhook;

import io.restormel.keys.platform.InstallationSecretRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    WebhookSecrets webhookSecrets(InstallationSecretRepository secrets) {
        return new WebhookSecrets(secrets.secret("webhook-signing"));
    }
}
