package io.restormel.keys.openapi;

import io.restormel.keys.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tools.jackson.databind.json.JsonMapper;

/** The document as bytes, in one of its two spellings. The tag is a strong one. */
record OpenApiFile(String mediaType, byte[] bytes, String tag) {

    private static final DumpSettings YAML = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndentWithIndicator(true)
            .setIndicatorIndent(2)
            .setSplitLines(false)
            .setDereferenceAliases(true)
            .setBestLineBreak("\n")
            .build();

    /** Put together when somebody asks first: most servers are never asked. */
    private static final class Held {
        private static final Object TREE = OpenApiDocument.assemble();
        private static final OpenApiFile JSON =
                of("application/json", JsonMapper.shared().writeValueAsString(TREE));
        private static final OpenApiFile YAML = of("application/yaml", new Dump(OpenApiFile.YAML).dumpToString(TREE));
    }

    static OpenApiFile json() {
        return Held.JSON;
    }

    static OpenApiFile yaml() {
        return Held.YAML;
    }

    static OpenApiFile of(String mediaType, String text) {
        return of(mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    static OpenApiFile of(String mediaType, byte[] bytes) {
        return new OpenApiFile(mediaType, bytes, "\"" + HexFormat.of().formatHex(Sha256.of(bytes), 0, 16) + "\"");
    }
}
