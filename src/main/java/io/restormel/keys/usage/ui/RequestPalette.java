package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PaletteEntry;
import io.restormel.keys.platform.ui.PaletteSource;
import io.restormel.keys.usage.RequestLog;
import io.restormel.keys.usage.RequestLogs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A request by its whole id, in whichever project it is; parts of ids are asked for by nobody, and cost a search. */
@Component
class RequestPalette implements PaletteSource {

    private final RequestLogs requests;

    RequestPalette(RequestLogs requests) {
        this.requests = requests;
    }

    @Override
    public List<PaletteEntry> find(String words, int limit) {
        return Address.idOf(words).flatMap(requests::find).map(RequestPalette::entry).stream()
                .toList();
    }

    private static PaletteEntry entry(RequestLog request) {
        return new PaletteEntry(
                text("usage.request"),
                request.id().toString(),
                String.join(
                        " · ",
                        Stream.of(
                                        Optional.ofNullable(request.routeName()),
                                        Optional.of(Statuses.label(request.status())))
                                .flatMap(Optional::stream)
                                .toList()),
                Icons.LOGS,
                RequestQuery.FIRST.withRequest(request.id()).path(request.projectId()));
    }

    @Override
    public int getOrder() {
        return 5;
    }
}
