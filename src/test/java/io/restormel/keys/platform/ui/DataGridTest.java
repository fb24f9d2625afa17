package io.restormel.keys.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.QueryTimeoutException;

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

    @Test
    void scrolls_from_where_it_is_told_to_and_only_as_long_as_it_has_so_many() {
        var grid = new DataGrid<Integer>("Numbers", new EmptyState(Icons.ROUTE, "None", "There are none."));
        grid.scrollingBeyond(2, "360px");
        UI.getCurrentOrThrow().add(grid);
        grid.setItems(1, 2, 3);
        roundTrip();
        assertThat(grid.isAllRowsVisible()).isFalse();
        assertThat(grid.getHeight()).isEqualTo("360px");

        grid.setItems(1, 2);
        roundTrip();
        assertThat(grid.isAllRowsVisible()).isTrue();
        assertThat(grid.getHeight()).isNull();
    }

    @Test
    void what_cannot_be_read_is_not_shown_as_nothing_and_can_be_read_again() {
        var broken = new AtomicBoolean(true);
        var grid = new DataGrid<Integer>("Numbers", new EmptyState(Icons.ROUTE, "None", "There are none."));
        grid.readByPage(
                new FindField(),
                query -> Stream.of(1, 2).skip(query.getOffset()).limit(query.getLimit()),
                _ -> {
                    if (broken.get()) {
                        throw new QueryTimeoutException("The database does not answer");
                    }
                    return 2;
                });
        UI.getCurrentOrThrow().add(new Div(grid));
        roundTrip();

        assertThat(grid.isVisible()).isFalse();

        broken.set(false);
        test($(Button.class).single()).click();
        roundTrip();

        assertThat(grid.isVisible()).isTrue();
        assertThat($(Button.class).exists()).isFalse();
        assertThat(test(grid).size()).isEqualTo(2);
    }
}
