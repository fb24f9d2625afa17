package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_DAILY;

import io.restormel.keys.outcome.DimensionReader.Stretch;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Reads figures of totals, or only some of them, since each column costs time: the others are zero then. */
final class FiguresReader {

    private static final List<TableField<?, ?>> COLUMNS = Arrays.stream(OUTCOME_DIMENSION_DAILY.fields())
            .skip(OUTCOME_DIMENSION_DAILY.indexOf(OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT))
            .<TableField<?, ?>>map(field -> (TableField<?, ?>) field)
            .toList();
    private static final int LATENCIES = COLUMNS.size() - LatencyHistogram.RANGES;

    static final FiguresReader ALL = new FiguresReader(COLUMNS);

    private final List<TableField<?, ?>> wanted;
    /** For each column its place among those that are read; negative when it is not. */
    private final int[] places;

    private FiguresReader(List<TableField<?, ?>> wanted) {
        this.wanted = wanted;
        places = COLUMNS.stream().mapToInt(wanted::indexOf).toArray();
    }

    /** Of the number of calls and these. */
    static FiguresReader of(Collection<Charted> charted) {
        return new FiguresReader(Stream.concat(
                        Stream.of(OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT),
                        charted.stream().flatMap(FiguresReader::columns))
                .toList());
    }

    private static Stream<TableField<?, ?>> columns(Charted charted) {
        return switch (charted) {
            case COST -> Stream.of(OUTCOME_DIMENSION_DAILY.COST_USD);
            case TOKENS -> Stream.of(OUTCOME_DIMENSION_DAILY.INPUT_TOKENS, OUTCOME_DIMENSION_DAILY.OUTPUT_TOKENS);
            case ERRORS -> Stream.of(OUTCOME_DIMENSION_DAILY.FAILED_COUNT);
            case FALLBACKS -> Stream.of(OUTCOME_DIMENSION_DAILY.DECIDED_COUNT, OUTCOME_DIMENSION_DAILY.FALLBACK_COUNT);
            case LATENCIES -> COLUMNS.stream().skip(LATENCIES);
        };
    }

    /** The columns of a stretch to be added up. */
    List<Field<?>> columns(Stretch stretch) {
        return wanted.stream().<Field<?>>map(stretch::figure).toList();
    }

    /** The sums of such columns. */
    List<Field<?>> sums(Table<?> totals) {
        return wanted.stream().<Field<?>>map(column -> sum(totals, column)).toList();
    }

    private static Field<?> sum(Table<?> totals, Field<?> figure) {
        var column = Objects.requireNonNull(totals.field(figure.getName()));
        return figure.getType() == BigDecimal.class
                ? DSL.sum(column.coerce(BigDecimal.class))
                : DSL.sum(column.coerce(Long.class)).cast(Long.class);
    }

    /** @param first place of the first figure in the row */
    CallFigures figures(Record row, int first) {
        int cost = places[10];
        return new CallFigures(
                new OutcomeTotals(
                        count(row, first, 0),
                        count(row, first, 1),
                        count(row, first, 4),
                        count(row, first, 5),
                        count(row, first, 6),
                        count(row, first, 7),
                        count(row, first, 8),
                        count(row, first, 9),
                        cost < 0 ? BigDecimal.ZERO : row.get(first + cost, BigDecimal.class),
                        latencies(row, first)),
                count(row, first, 2),
                count(row, first, 3));
    }

    private long count(Record row, int first, int column) {
        return places[column] < 0 ? 0 : row.get(first + places[column], Long.class);
    }

    private LatencyHistogram latencies(Record row, int first) {
        return places[LATENCIES] < 0
                ? LatencyHistogram.EMPTY
                : new LatencyHistogram(IntStream.range(LATENCIES, COLUMNS.size())
                        .mapToObj(column -> count(row, first, column))
                        .toList());
    }
}
