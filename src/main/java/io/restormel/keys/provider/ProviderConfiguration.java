package io.restormel.keys.provider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    @Bean(destroyMethod = "close")
    UpstreamClient upstreamClient(UpstreamProperties properties) {
        return new UpstreamClient(new AddressRules(properties.parsed()), EgressProxy.parse(properties.proxy()));
    }

    @Bean(destroyMethod = "close")
    SafePost safePost(UpstreamProperties properties) {
        return new UpstreamPost(new AddressRules(properties.parsed()), EgressProxy.parse(properties.proxy()));
    }
}
