package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.ServerOrigin;
import io.restormel.keys.project.NewGatewayKey;
import io.restormel.keys.project.Project;

/** Shows the secret of a Gateway Key, this once, with what an app needs to use it. */
public final class ShownKey {

    private ShownKey() {}

    /** Puts it in the place of what the dialog held. */
    static void in(Dialog dialog, Div body, Project project, NewGatewayKey key) {
        dialog.setHeaderTitle(text("project.key.shown"));
        dialog.setCloseOnOutsideClick(false);
        dialog.setCloseOnEsc(false);
        var secret = new CopyField(text("project.key.gatewayKey"), key.secret());
        body.removeAll();
        body.add(content(project, key, secret));
        dialog.getFooter().removeAll();
        var done = new Button(text("project.key.copied"), _ -> dialog.close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(done);
        // What had the focus is gone.
        secret.focus();
    }

    /** For a page that is seen once, such as the one that has just made the key. */
    public static Component[] of(Project project, NewGatewayKey key) {
        return content(project, key, new CopyField(text("project.key.gatewayKey"), key.secret()));
    }

    private static Component[] content(Project project, NewGatewayKey key, CopyField secret) {
        var warning = new Paragraph(text("project.key.once"));
        warning.addClassName("form-warning");
        var environmentId = key.key().environmentId();
        var shownEnvironment = environmentId == null ? project.defaultEnvironmentId() : environmentId;
        var snippet = new ConnectSnippet(ServerOrigin.current(), project.id(), shownEnvironment);
        return new Component[] {
            warning,
            secret,
            new CodeBlock(text("project.key.terminal"), snippet.export(key.secret())),
            new CodeBlock(".env", snippet.dotEnv(key.secret())),
            new RequestSnippet(text("project.key.try"), project.id(), shownEnvironment)
        };
    }
}
