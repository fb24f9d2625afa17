package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.EndUserService;
import io.restormel.keys.credential.ModelChoiceService;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.usage.EndUserUsage;
import io.restormel.keys.usage.EndUserUsageService;
import io.restormel.keys.usage.UsageRange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** One end user: their keys, their choices, what they used, and the way to forget them. */
final class EndUserDetail extends Composite<Div> {

    private static final UsageRange PERIOD = UsageRange.MONTH;

    private final UUID projectId;
    private final String endUserId;
    private final EndUserService endUsers;
    private final Runnable erased;

    EndUserDetail(
            UUID projectId,
            String endUserId,
            EndUserService endUsers,
            ModelChoiceService choices,
            EndUserUsageService usage,
            Catalog catalog,
            boolean mayErase,
            Runnable erased) {
        this.projectId = projectId;
        this.endUserId = endUserId;
        this.endUsers = endUsers;
        this.erased = erased;
        getContent().addClassName("page-parts");
        getContent().add(new H3(text("credential.endUser.keys")));
        var keys = endUsers.credentials(projectId, endUserId);
        if (keys.isEmpty()) {
            getContent().add(new Paragraph(text("credential.endUser.noKeys")));
        }
        keys.forEach(key -> getContent().add(line(key, catalog)));
        getContent().add(new H3(text("credential.endUser.models")));
        var chosen = choices.list(projectId, endUserId);
        if (chosen.isEmpty()) {
            getContent().add(new Paragraph(text("credential.endUser.noModels")));
        }
        chosen.forEach(choice -> getContent()
                .add(new Paragraph(text(
                        choice.routeId() == null ? "credential.endUser.model" : "credential.endUser.modelOfRoute",
                        choice.providerType(),
                        choice.modelId()))));
        getContent().add(new H3(text("credential.endUser.period")));
        used(usage.usage(projectId, endUserId, PERIOD));
        var erase = new Button(text("credential.endUser.erase"), Icons.of(Icons.TRASH), _ -> askToErase());
        erase.addThemeVariants(ButtonVariant.ERROR);
        erase.setEnabled(mayErase);
        getContent().add(erase);
    }

    private void used(EndUserUsage usage) {
        if (usage.lastAt() == null) {
            getContent().add(new Paragraph(text("credential.endUser.noRequests")));
            return;
        }
        var figures = new DescriptionList();
        fact(figures, text("credential.endUser.requests"), new Span(Long.toString(usage.requests())));
        fact(figures, text("credential.endUser.resolved"), new Span(Long.toString(usage.resolved())));
        fact(figures, text("credential.endUser.cost"), new Span(CredentialWords.usd(usage.estimatedCostUsd())));
        fact(figures, text("credential.endUser.latest"), new TimeText(usage.lastAt()));
        usage.byModel()
                .forEach(model -> fact(
                        figures,
                        text("credential.endUser.model", model.providerType(), model.modelId()),
                        new Span(Long.toString(model.requests()))));
        var search = URLEncoder.encode(endUserId, StandardCharsets.UTF_8);
        getContent()
                .add(
                        figures,
                        new Anchor(
                                "projects/" + projectId + "/requests?range=" + PERIOD.wire() + "&endUser=" + search,
                                text("credential.endUser.theirs")));
    }

    private static void fact(DescriptionList figures, String name, Component value) {
        figures.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    private static Div line(Credential key, Catalog catalog) {
        var line = new Div(
                new Span(CredentialWords.title(key, catalog) + " " + CredentialWords.key(key)),
                CredentialWords.verification(key));
        line.addClassName("chips");
        return line;
    }

    private void askToErase() {
        new DestructiveDialog(
                        text("credential.erasure.title"),
                        text("credential.erasure.text"),
                        text("credential.erasure.action"),
                        () -> {
                            var receipt = endUsers.erase(projectId, endUserId);
                            Notices.success(text(
                                    "credential.erasure.done",
                                    receipt.credentials(),
                                    receipt.choices(),
                                    Objects.requireNonNullElse(receipt.events(), 0)));
                            erased.run();
                        })
                .withTypedConfirmation(endUserId)
                .open();
    }
}
