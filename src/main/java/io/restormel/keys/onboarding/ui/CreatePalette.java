package io.restormel.keys.onboarding.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PaletteEntry;
import io.restormel.keys.platform.ui.PaletteSource;
import io.restormel.keys.project.ui.CurrentProject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a person may create: each opens its page with the dialog open. */
@Component
class CreatePalette implements PaletteSource {

    private final CurrentCaller callers;
    private final ObjectProvider<CurrentProject> current;

    CreatePalette(CurrentCaller callers, ObjectProvider<CurrentProject> current) {
        this.callers = callers;
        this.current = current;
    }

    private enum Thing {
        ROUTE("routes", Icons.ROUTE, Role.EDITOR, true),
        KEY("gateway-keys", Icons.LOCK, Role.EDITOR, true),
        ENVIRONMENT("environments", Icons.LAYERS, Role.EDITOR, true),
        POLICY("policies", Icons.SHIELD, Role.EDITOR, false),
        CREDENTIAL("credentials", Icons.KEY, Role.ADMIN, false),
        PROJECT("projects", Icons.FOLDER, Role.ADMIN, false),
        WEBHOOK("webhooks", Icons.WEBHOOK, Role.ADMIN, false),
        PERSON("people", Icons.USERS, Role.ADMIN, false);

        private final String page;
        private final String icon;
        private final Role role;
        private final boolean inProject;

        Thing(String page, String icon, Role role, boolean inProject) {
            this.page = page;
            this.icon = icon;
            this.role = role;
            this.inProject = inProject;
        }

        private String label() {
            return text("onboarding.create." + name().toLowerCase(Locale.ROOT));
        }

        /** By any of its words and by what all these have in common: some are created, some are added. */
        private boolean isCalled(String words) {
            var name = (text("onboarding.create") + " " + label()).toLowerCase(Locale.ROOT);
            return Arrays.stream(words.split("\\s+")).allMatch(name::contains);
        }

        private boolean isFor(Caller caller, CurrentProject current) {
            return inProject
                    ? current.get()
                            .map(project -> caller.mayInProject(project.id(), role))
                            .orElse(false)
                    : caller.mayInWorkspace(role);
        }
    }

    @Override
    public List<PaletteEntry> find(String words, int limit) {
        var caller = callers.get();
        if (caller.isEmpty()) {
            return List.of();
        }
        return List.of(Thing.values()).stream()
                .filter(thing -> thing.isCalled(words))
                .filter(thing -> thing.isFor(caller.get(), current.getObject()))
                .limit(limit)
                .map(thing ->
                        new PaletteEntry(text("onboarding.create"), thing.label(), "", thing.icon, thing.page + "?new"))
                .toList();
    }

    /** After pages, before things that have such a name. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}
