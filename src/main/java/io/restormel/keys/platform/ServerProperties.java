package io.restormel.keys.platform;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the server knows of itself.
 *
 * @param publicAddress where people reach it, such as {@code https://keys.example.com}; null: where a request reached it,
 *     by its own headers and by those of a proxy that is believed
 */
@ConfigurationProperties("restormel.server")
public record ServerProperties(@Nullable String publicAddress) {

    public ServerProperties {
        publicAddress = publicAddress == null || publicAddress.isBlank() ? null : checked(publicAddress.strip());
    }

    private static String checked(String address) {
        var uri = URI.create(address);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web
                || uri.getHost() == null
                || uri.getUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "RESTORMEL_PUBLIC_ADDRESS must be like https://keys.example.com, with a path if need be");
        }
        return address.replaceAll("/+$", "");
    }

    /** The address of a page that a reply sends people to; to be asked on the thread of a request. */
    public UriComponentsBuilder page(String path) {
        var server = publicAddress == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                : UriComponentsBuilder.fromUriString(publicAddress);
        return server.path(path);
    }
}
