package io.restormel.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.SidePanel;
import io.restormel.keys.platform.ui.StatTile;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.platform.ui.TimeChart;
import io.restormel.keys.platform.ui.TimeText;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Every component of the kit once, as views use them. */
@Route("kit")
@PageTitle("Routes")
@Menu(title = "Routes", order = 12, icon = Icons.ROUTE)
@PermitAll
class KitView extends PageLayout {

    private record Row(String name, String environment, Tone tone, String status, Instant changed, int requests) {}

    KitView() {
        super(
                "Routes",
                "An ordered list of models for each kind of call; the first step that passes its policies serves.");
        var publish = new Button("New route", Icons.of(Icons.PLUS), _ -> Notices.success("Published version 4"));
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        var fail = new Button("Fail", _ -> {
            throw new IllegalStateException("on purpose");
        });
        var refuse = new Button("Refuse", _ -> {
            throw new ApplicationException.Stale("The route");
        });
        header().withCrumb("Checkout assistant", "kit")
                .withCurrentCrumb("Routes")
                .withBadges(new StatusBadge("Live", Tone.SUCCESS))
                .withActions(refuse, fail, new Button("Delete", _ -> deletion().open()), publish);
        add(
                StatTile.row(
                        new StatTile("Requests", "48 210", "", "last 7 days"),
                        new StatTile("Spend", "312.40", "USD", "62 % of the budget"),
                        new StatTile("p95 latency", "840", "ms", "providers only"),
                        new StatTile("Blocked", "1.8", "%", "by policy")),
                chart(),
                grid(),
                forms(),
                new Section(
                        "Policies",
                        new EmptyState(
                                Icons.SHIELD,
                                "No policies yet",
                                "A policy says which models, prices and regions a route may use. Without one everything passes.",
                                new Button("Add a policy"))));
    }

    private Section chart() {
        var start = Instant.parse("2026-11-07T00:00:00Z");
        var days = IntStream.range(0, 14)
                .mapToObj(day -> start.plus(Duration.ofDays(day)))
                .toList();
        var chart = new TimeChart("Requests per day by model", TimeChart.Kind.BAR, "");
        chart.setSeries(days, List.of(series("claude-sonnet-5", 3), series("gpt-5.2", 5), series("mistral-large", 7)));
        return new Section("Requests", "Per day and model, all environments.", chart);
    }

    private static TimeChart.Series series(String name, int seed) {
        return new TimeChart.Series(
                name,
                IntStream.range(0, 14)
                        .map(day -> 200 + (day * 137 * seed) % 390)
                        .boxed()
                        .toList());
    }

    private Section grid() {
        var grid = new DataGrid<Row>("Routes", new EmptyState(Icons.ROUTE, "No routes", "Add the first one."));
        grid.addColumn(Row::name).setHeader("Name").setFlexGrow(2).setWidth("180px");
        grid.addColumn(Row::environment).setHeader("Environment").setWidth("120px");
        grid.addComponentColumn(row -> new StatusBadge(row.status(), row.tone()))
                .setHeader("Status")
                .setWidth("120px");
        grid.addComponentColumn(row -> new TimeText(row.changed()))
                .setHeader("Changed")
                .setWidth("120px");
        grid.addColumn(Row::requests).setHeader("Requests").setWidth("100px");
        var now = Instant.now();
        grid.setItems(
                new Row("support-chat", "production", Tone.SUCCESS, "Published", now.minusSeconds(180), 31204),
                new Row("summaries", "production", Tone.WARNING, "Draft changes", now.minusSeconds(86400 * 2), 12880),
                new Row("classification", "staging", Tone.NEUTRAL, "Draft", now.minusSeconds(86400 * 30), 0),
                new Row("extraction", "production", Tone.DANGER, "Invalid", now.minusSeconds(4000), 4126),
                new Row("embeddings", "development", Tone.INFO, "Simulated", now, 17));
        var panel = new SidePanel("");
        grid.addItemClickListener(event -> panel.show(
                event.getItem().name(), new CodeBlock("Decision", "step 0  blocked  spend_cap\nstep 1  served")));
        add(panel);
        return new Section("All routes", grid).flush();
    }

    private static Section forms() {
        var name = new TextField("Name");
        name.setHelperText("Lower case, digits and dashes.");
        var wrong = new TextField("Timeout");
        wrong.setValue("-1");
        wrong.setErrorMessage("Give a number of milliseconds above 0");
        wrong.setInvalid(true);
        return new Section(
                "Connect an app",
                "The key is shown this once.",
                row(name, wrong),
                new CopyField("Gateway key", "rk_live_7Yd0aQx3n9LkVt2mB8sEwR5uHc1pZfGjXi4oTq6KbN0hAz"),
                new CodeBlock(
                        "cURL",
                        "curl https://keys.example.com/v1/chat/completions \\\n  -H 'Authorization: Bearer rk_…'"));
    }

    private static Div row(Component... fields) {
        var row = new Div(fields);
        row.addClassName("form-row");
        return row;
    }

    private static DestructiveDialog deletion() {
        return new DestructiveDialog(
                        "Delete project Checkout?",
                        "Its routes, keys and policies are removed at once and cannot be brought back.",
                        "Delete project",
                        () -> Notices.error(
                                "The project could not be deleted: a publish is running. Try again in a minute."))
                .withDependants(
                        "These stop working:", List.of("3 gateway keys", "Route support-chat", "Route summaries"))
                .withTypedConfirmation("Checkout");
    }
}
