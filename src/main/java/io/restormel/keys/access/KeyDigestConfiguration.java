package io.restormel.keys.access;

import io.restormel.keys.platform.InstallationSecretRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeyDigestConfiguration {

    @Bean
    KeyDigest keyDigest(InstallationSecretRepository secrets) {
        return new KeyDigest(secrets.secret("key-digest-pepper"));
    }
}
