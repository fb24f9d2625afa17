package io.restormel.keys.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ViewPackages(classes = DataGridTest.class)
class DataGridTest extends BrowserlessTest {

    @ParameterizedTest
    @CsvSource({"0, true", "100, true", "101, false", "1000, false"})
    void is_as_tall_as_its_rows_unless_they_are_very_many(int rows, boolean tall) {
        var grid = new DataGrid<Integer>("Numbers", new EmptyState(Icons.ROUTE, "None", "There are none."));
        grid.setItems(IntStream.range(0, rows).boxed().toList());
        UI.getCurrentOrThrow().add(grid);
        roundTrip();

        assertThat(grid.isAllRowsVisible()).isEqualTo(tall);
        assertThat(grid.getHeight() == null).isEqualTo(tall);
    }
}
