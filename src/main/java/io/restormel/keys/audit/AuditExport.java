package io.restormel.keys.audit;

import io.restormel.keys.platform.CsvLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The forms in which the log leaves us. */
public enum AuditExport {
    /**
     * One JSON object a line: the canonical form of the event with {@code prevHash} and {@code hash}. The last line is
     * the checkpoint. Made to be verified (docs/audit.md).
     */
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        void start(OutputStream out) {}

        @Override
        void write(ChainedEvent chained, OutputStream out) throws IOException {
            line(
                    "{\"event\":" + ChainHash.canonical(chained.event()) + ",\"prevHash\":\"" + chained.prevHash()
                            + "\",\"hash\":\"" + chained.hash() + "\"}",
                    out);
        }

        @Override
        void end(UUID workspaceId, Checkpoint end, OutputStream out) throws IOException {
            line(
                    "{\"checkpoint\":{\"workspaceId\":\"" + workspaceId + "\",\"seq\":" + end.seq() + ",\"hash\":\""
                            + end.hash() + "\"}}",
                    out);
        }
    },

    /** For spreadsheets, with a line of names first. */
    CSV("text/csv", "csv") {
        @Override
        void start(OutputStream out) throws IOException {
            line(
                    "seq,time,actor_type,actor_id,actor_name,ip,user_agent,request_id,action,target_type,target_id,"
                            + "target_name,project_id,end_user,before,after,prev_hash,hash",
                    out);
        }

        @Override
        void write(ChainedEvent chained, OutputStream out) throws IOException {
            var event = chained.event();
            List<@Nullable Object> cells = new ArrayList<>(List.of(event.seq(), event.at()));
            cells.add(event.actor().type());
            cells.add(event.actor().id());
            cells.add(event.actor().name());
            cells.add(event.origin().ip());
            cells.add(event.origin().userAgent());
            cells.add(event.origin().requestId());
            cells.add(event.action());
            cells.add(event.target().type());
            cells.add(event.target().id());
            cells.add(event.target().name());
            cells.add(event.projectId());
            cells.add(event.endUser());
            cells.add(event.before());
            cells.add(event.after());
            cells.add(chained.prevHash());
            cells.add(chained.hash());
            out.write(CsvLine.of(cells).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        void end(UUID workspaceId, Checkpoint end, OutputStream out) {}
    };

    private final String mediaType;
    private final String extension;

    AuditExport(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String fileName() {
        return "audit-log." + extension;
    }

    abstract void start(OutputStream out) throws IOException;

    abstract void write(ChainedEvent chained, OutputStream out) throws IOException;

    abstract void end(UUID workspaceId, Checkpoint end, OutputStream out) throws IOException;

    private static void line(String text, OutputStream out) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
