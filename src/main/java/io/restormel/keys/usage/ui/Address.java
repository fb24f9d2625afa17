package io.restormel.keys.usage.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query of a page's address; what it says wrongly counts as not said. */
final class Address {

    private final Map<String, String> said = new LinkedHashMap<>();

    Address() {}

    Address(QueryParameters parameters) {
        parameters
                .getParameters()
                .forEach((name, values) -> values.stream()
                        .findFirst()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> said.put(name, text)));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(said.get(name));
    }

    Optional<UUID> id(String name) {
        return text(name).flatMap(Address::idOf);
    }

    /** Only the canonical form: the JDK takes shorter ones for ids too. */
    static Optional<UUID> idOf(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** @param value null leaves it out */
    Address with(String name, @Nullable Object value) {
        if (value != null) {
            said.put(name, value.toString());
        }
        return this;
    }

    QueryParameters parameters() {
        return QueryParameters.simple(said);
    }
}
