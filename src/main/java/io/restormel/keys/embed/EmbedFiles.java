package io.restormel.keys.embed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The built files of the elements: those that {@code manifest.json} beside them lists, each under its hashed name, and
 * under its plain name as an alias. Kept in memory once asked for. Thread-safe.
 */
@Component
public class EmbedFiles {

    static final String MANIFEST = "manifest.json";

    private static final Logger log = LoggerFactory.getLogger(EmbedFiles.class);
    private final Resource folder;
    private final Map<String, String> hashedByAlias;
    private final byte[] manifest;
    private final Map<String, File> loaded = new ConcurrentHashMap<>();

    /** @param immutable whether the name stands for this content for ever */
    record File(String name, byte[] content, boolean immutable, String tag) {

        String contentType() {
            return name.endsWith(".css") ? "text/css" : name.endsWith(".json") ? "application/json" : "text/javascript";
        }
    }

    /** @param folder ends with a slash; need not exist, and then there are no files */
    EmbedFiles(@Value("${restormel.embed.location:classpath:/META-INF/restormel-embed/}") Resource folder) {
        this.folder = folder;
        this.manifest = read(MANIFEST).orElse(new byte[0]);
        this.hashedByAlias = aliases(manifest);
    }

    private static Map<String, String> aliases(byte[] manifest) {
        Map<String, String> aliases = new HashMap<>();
        if (manifest.length == 0) {
            log.info("The elements are not part of this build; /embed/v1/ serves no files");
            return aliases;
        }
        try {
            JsonMapper.shared()
                    .readTree(manifest)
                    .forEachEntry((alias, entry) ->
                            aliases.put(alias, entry.path("file").asString("")));
        } catch (JacksonException e) {
            throw new IllegalStateException("The manifest of the elements is no JSON", e);
        }
        return aliases;
    }

    /** The hashed name behind a plain one, for links within our own pages; empty when it is not part of this build. */
    public Optional<String> hashed(String alias) {
        return Optional.ofNullable(hashedByAlias.get(alias))
                .filter(name -> find(name).isPresent());
    }

    /** By hashed or plain name. */
    Optional<File> find(String name) {
        if (name.equals(MANIFEST)) {
            return manifest.length == 0 ? Optional.empty() : Optional.of(file(name, manifest, false));
        }
        var known = loaded.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var target = hashedByAlias.getOrDefault(name, name);
        if (!hashedByAlias.containsValue(target)) {
            return Optional.empty();
        }
        boolean alias = !target.equals(name);
        return read(target).map(content -> file(name, content, !alias)).map(file -> {
            loaded.put(name, file);
            return file;
        });
    }

    private static File file(String name, byte[] content, boolean immutable) {
        return new File(name, content, immutable, Revalidated.tag(content));
    }

    private Optional<byte[]> read(String name) {
        try {
            var resource = folder.createRelative(name);
            return resource.exists() ? Optional.of(resource.getContentAsByteArray()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
