package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import io.restormel.keys.credential.ActivityImportService;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Numbers;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.usage.ActivityRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What OpenRouter counted of calls with a key: a file of it is taken in, and what was taken in is shown. */
final class ActivitySection extends Composite<Div> {

    private static final String PROVIDER = "openrouter";

    /** OpenRouter tells of the last 30 days. */
    private static final int DAYS = 30;

    /** Far more than 30 days come to; who has more sends it over the API. */
    private static final int MOST_MEGABYTES = 8;

    private static final String SIZE = "element.files[0]?.size ?? 0";

    private final UUID credentialId;
    private final ActivityImportService imports;
    private final Element file = new Element("input");
    private final Paragraph problem = new Paragraph();
    private final DataGrid<ActivityRow> rows = grid();

    ActivitySection(UUID credentialId, ActivityImportService imports, boolean mayImport) {
        this.credentialId = credentialId;
        this.imports = imports;
        file.setAttribute("type", "file").setAttribute("accept", ".json,application/json");
        file.setEnabled(mayImport);
        file.addEventListener(
                        "change", event -> read(event.getEventData().get(SIZE).asLong()))
                .addEventData(SIZE);
        var field = new NativeLabel(text("credential.activity.file"));
        field.addClassName("file-field");
        field.getElement().appendChild(file);
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var form = new Div(field, problem, rows);
        form.addClassName("form-column");
        getContent().add(new Section(text("credential.activity.title"), text("credential.activity.text"), form));
        show();
    }

    static boolean isFor(Credential credential) {
        return PROVIDER.equals(credential.providerType());
    }

    private static DataGrid<ActivityRow> grid() {
        var grid = new DataGrid<ActivityRow>(
                text("credential.activity.rows"),
                new EmptyState(Icons.CHART, text("credential.activity.none"), text("credential.activity.noneHint")));
        grid.addColumn(row -> row.day().toString()).setHeader(text("credential.activity.day"));
        grid.addColumn(ActivityRow::model)
                .setHeader(text("credential.activity.model"))
                .setFlexGrow(2);
        grid.addColumn(ActivityRow::providerName).setHeader(text("credential.activity.servedBy"));
        grid.addColumn(row -> Numbers.count(row.requests())).setHeader(text("credential.activity.requests"));
        grid.addColumn(row -> Numbers.count(row.promptTokens())).setHeader(text("credential.activity.input"));
        grid.addColumn(row -> Numbers.count(row.completionTokens())).setHeader(text("credential.activity.output"));
        grid.addColumn(row ->
                        CredentialWords.usd(row.usageUsd().add(row.byokUsd()).stripTrailingZeros()))
                .setHeader(text("credential.activity.cost"));
        return grid;
    }

    private void show() {
        var today = LocalDate.now(ZoneOffset.UTC);
        rows.setItems(imports.rows(credentialId, today.minusDays(DAYS), today));
    }

    private void read(long size) {
        if (size > MOST_MEGABYTES << 20) {
            refuse(text("credential.activity.tooLarge", MOST_MEGABYTES));
        } else if (size > 0) {
            // Emptied, so that the same file can be picked again after a change.
            file.executeJs("return this.files[0].text().then((text) => { this.value = ''; return text; });")
                    .then(String.class, this::take);
        }
    }

    private void take(@Nullable String json) {
        problem.setVisible(false);
        try {
            var imported = imports.take(credentialId, json == null ? "" : json);
            var counts = imported.counts();
            Notices.success(text(
                    "credential.activity.done",
                    counts.imported(),
                    counts.updated(),
                    counts.unchanged(),
                    imported.skipped()));
            show();
        } catch (ApplicationException e) {
            refuse(Phrases.of(e));
        }
    }

    private void refuse(String why) {
        problem.setText(why);
        problem.setVisible(true);
    }
}
