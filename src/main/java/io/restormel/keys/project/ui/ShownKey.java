package io.restormel.keys.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.project.NewGatewayKey;
import io.restormel.keys.project.Project;

/** Shows the secret of a Gateway Key, this once, with what an app needs to use it. */
final class ShownKey {

    private ShownKey() {}

    /** Puts it in the place of what the dialog held. */
    static void in(Dialog dialog, Div body, Project project, NewGatewayKey key) {
        dialog.setHeaderTitle("Copy your Gateway Key now");
        dialog.setCloseOnOutsideClick(false);
        dialog.setCloseOnEsc(false);
        body.removeAll();
        body.add(content(project, key));
        dialog.getFooter().removeAll();
        var done = new Button("I have copied it", _ -> dialog.close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(done);
    }

    private static Component[] content(Project project, NewGatewayKey key) {
        var warning =
                new Paragraph("This is the only time it is shown. Keep it on a server, never in a browser or app.");
        warning.addClassName("form-warning");
        var environmentId = key.key().environmentId();
        var snippet = new ConnectSnippet(
                ServerOrigin.current(),
                project.id(),
                environmentId == null ? project.defaultEnvironmentId() : environmentId);
        return new Component[] {
            warning,
            new CopyField("Gateway Key", key.secret()),
            new CodeBlock(".env", snippet.dotEnv(key.secret())),
            new CodeBlock("Try it: resolve", snippet.curl())
        };
    }
}
