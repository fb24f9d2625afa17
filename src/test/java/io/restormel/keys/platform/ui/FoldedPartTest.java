package io.restormel.keys.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = FoldedPartTest.class)
class FoldedPartTest extends BrowserlessTest {

    private static final class Part extends FoldedPart {

        private final TextField field = new TextField("Name");

        Part() {
            super("More");
            hold(field);
        }
    }

    @Test
    void is_filled_once_it_is_open_and_keeps_its_values() {
        var part = new Part();
        part.field.setValue("as stored");
        UI.getCurrentOrThrow().add(part);
        assertThat($(TextField.class).exists()).isFalse();

        part.setOpened(true);
        part.setOpened(false);
        part.setOpened(true);

        assertThat($(TextField.class).single().getValue()).isEqualTo("as stored");
    }
}
