package io.restormel.keys.model.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.model.ProjectModel;
import io.restormel.keys.model.ProjectModelService;
import io.restormel.keys.model.WantedModel;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.IfMatch;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.FormDialog;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Phrases;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Edits of a project's list of models, each held against the list as it is shown. */
final class ModelEdits implements ProjectModelGrid.Actions {

    private final ProjectModelService models;
    private final CatalogService catalog;
    private final UUID project;
    private final IfMatch seen;
    private final Consumer<String> done;

    /** @param done told what was done; told nothing when it was refused and the list has to be read again */
    ModelEdits(
            ProjectModelService models,
            CatalogService catalog,
            UUID project,
            List<ProjectModel> shown,
            Consumer<String> done) {
        this.models = models;
        this.catalog = catalog;
        this.project = project;
        this.seen = new IfMatch(IfMatch.tag(shown));
        this.done = done;
    }

    void add() {
        var fields = new ModelFields(catalog);
        new FormDialog(
                        text("model.add.button"),
                        text("model.add.action"),
                        () -> {
                            var wanted = fields.added();
                            models.add(project, seen, List.of(wanted));
                            done.accept(text("model.add.done", wanted.modelId()));
                        },
                        fields.all())
                .open();
    }

    @Override
    public void edit(ProjectModel model) {
        var fields = new ModelFields(catalog);
        new FormDialog(
                        text("model.edit.title", model.name()),
                        text("model.edit.action"),
                        () -> {
                            models.update(project, model.id(), seen, fields::changed);
                            done.accept(text("model.edit.done", model.name()));
                        },
                        fields.settings(model))
                .open();
    }

    @Override
    public void switchTo(ProjectModel model, boolean enabled) {
        attempt(() -> {
            models.update(project, model.id(), seen, was -> switched(was, enabled));
            done.accept(text(enabled ? "model.onDone" : "model.offDone", model.name()));
        });
    }

    private static WantedModel switched(WantedModel was, boolean enabled) {
        return new WantedModel(was.providerType(), was.modelId(), was.kind(), enabled, was.logicalRef());
    }

    @Override
    public void remove(ProjectModel model) {
        var reference = model.logicalRef();
        new DestructiveDialog(
                        text("model.remove.title", model.name()),
                        text("model.remove.text"),
                        text("model.remove.action"),
                        () -> attempt(() -> {
                            models.remove(project, model.id(), seen);
                            done.accept(text("model.remove.done", model.name()));
                        }))
                .withDependants(text("model.remove.reference"), reference == null ? List.of() : List.of(reference))
                .open();
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (ApplicationException e) {
            Notices.error(Phrases.of(e));
            done.accept("");
        }
    }
}
