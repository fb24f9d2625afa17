package io.restormel.keys.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadedRowsTest {

    private final List<@Nullable String> asked = new ArrayList<>();
    private final LoadedRows<Integer> loaded = new LoadedRows<>(this::page);

    /** 25 rows in pages of ten. */
    private LoadedRows.Page<Integer> page(@Nullable String cursor) {
        asked.add(cursor);
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(from + 10, 25);
        return new LoadedRows.Page<>(
                IntStream.range(from, to).boxed().toList(), to == 25 ? null : Integer.toString(to));
    }

    @Test
    void reads_as_far_as_scrolled_and_each_page_once() {
        assertThat(loaded.range(0, 8)).hasSize(8);
        assertThat(loaded.range(8, 4)).startsWith(8).hasSize(4);
        assertThat(loaded.range(0, 20)).hasSize(20);
        assertThat(asked).containsExactly(null, "10");

        assertThat(loaded.range(20, 50)).hasSize(5);
        assertThat(loaded.range(25, 50)).isEmpty();
        assertThat(asked).containsExactly(null, "10", "20");
    }
}
