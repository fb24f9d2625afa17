package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.combobox.MultiSelectComboBoxI18n;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What Vaadin's own parts say of themselves, where they have words. */
public final class ComponentWords {

    private ComponentWords() {}

    /** For a screen reader, what becomes of a selection. */
    public static MultiSelectComboBoxI18n selection() {
        return new MultiSelectComboBoxI18n()
                .setCleared(text("platform.selection.cleared"))
                .setFocused(text("platform.selection.focused"))
                .setSelected(text("platform.selection.selected"))
                .setDeselected(text("platform.selection.deselected"))
                .setTotal(text("platform.selection.total", "{count}"));
    }

    /** Names the button that shows the password, for which Flow has no setter. */
    public static void name(PasswordField field) {
        var words = Map.of("reveal", text("platform.showPassword"));
        field.getElement().setPropertyJson("i18n", JsonMapper.shared().valueToTree(words));
    }

    /** When a page cannot go on. It has no UI to ask for its language. */
    static SystemMessages system(SystemMessagesInfo page) {
        var language = LanguageChoice.of(page.getRequest()).orElseGet(() -> Texts.known(page.getLocale()));
        var messages = new CustomizedSystemMessages();
        messages.setCookiesDisabledCaption(text(language, "platform.system.cookies"));
        messages.setCookiesDisabledMessage(text(language, "platform.system.cookiesText"));
        messages.setInternalErrorCaption(text(language, "platform.system.fault"));
        messages.setInternalErrorMessage(text(language, "platform.system.faultText"));
        messages.setSyncErrorCaption(text(language, "platform.system.sync"));
        messages.setSyncErrorMessage(text(language, "platform.system.syncText"));
        return messages;
    }
}
