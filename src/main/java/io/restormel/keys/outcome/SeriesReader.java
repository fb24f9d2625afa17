package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_HOURLY;

import io.restormel.keys.outcome.DimensionReader.Sought;
import io.restormel.keys.outcome.DimensionReader.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads the totals of some values of a dimension part by part of a period; permission is the caller's matter. */
@Repository
class SeriesReader {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final DSLContext sql;

    SeriesReader(DSLContext sql) {
        this.sql = sql;
    }

    /** What is read so far: figures by value, one for each part. */
    private record Sums(int parts, Map<String, List<CallFigures>> byValue) {

        /** Nothing is added to what is outside of the period. */
        void add(int part, String value, CallFigures figures) {
            if (part >= 0 && part < parts) {
                byValue.computeIfAbsent(value, _ -> new ArrayList<>(Collections.nCopies(parts, CallFigures.NONE)))
                        .set(part, byValue.get(value).get(part).plus(figures));
            }
        }
    }

    /**
     * What is sought, in what place, and how its parts are put together.
     *
     * @param days null where no hours move
     */
    private record Place(
            int number,
            Sought sought,
            List<Instant> starts,
            @Nullable LocalDays days,
            Sums sums) {

        static Place of(int number, Sought sought, List<Instant> starts) {
            return new Place(
                    number,
                    sought,
                    starts,
                    sought.dimension().hourly() ? LocalDays.of(sought.span(), starts) : null,
                    new Sums(starts.size(), new HashMap<>()));
        }

        /** Of what is read, and what of it is moved to another part. */
        List<Stretch> stretches() {
            if (days == null) {
                var table = sought.dimension().hourly() ? OUTCOME_DIMENSION_HOURLY : OUTCOME_DIMENSION_DAILY;
                return List.of(
                        new Stretch(table, sought.span().since(), sought.span().until()));
            }
            var whole = new Stretch(
                    OUTCOME_DIMENSION_DAILY, days.days().since(), days.days().until());
            var hours = days.hours();
            return hours.isEmpty()
                    ? List.of(whole)
                    : List.of(
                            whole,
                            new Stretch(
                                    OUTCOME_DIMENSION_HOURLY,
                                    hours.getFirst(),
                                    hours.getLast().plus(HOUR)));
        }

        boolean moves(Stretch stretch) {
            return days != null && stretch.table() == OUTCOME_DIMENSION_HOURLY;
        }

        Condition where(UUID projectId, Stretch stretch) {
            var where = stretch.where(projectId, sought.dimension(), sought.values());
            return days == null || !moves(stretch)
                    ? where
                    : where.and(stretch.column(OUTCOME_DIMENSION_DAILY.BUCKET)
                            .eq(DSL.any(days.hours().toArray(Instant[]::new))));
        }

        /** What is added up before it is read: an hour, or all of a day that goes to one part. */
        Duration unit() {
            return days == null && sought.dimension().hourly() ? HOUR : DAY;
        }

        void add(Row row) {
            if (days == null) {
                sums.add(part(row.time(), starts), row.value(), row.figures());
            } else if (row.moves()) {
                var move = days.move(row.time());
                sums.add(move.from(), row.value(), row.figures().negated());
                sums.add(move.to(), row.value(), row.figures());
            } else {
                sums.add(days.partOf(row.time()), row.value(), row.figures());
            }
        }
    }

    /** @param time when the hour or day starts */
    private record Row(int place, boolean moves, Instant time, String value, CallFigures figures) {}

    /**
     * Figures by value, one for each start, for each of what is sought; values without calls are left out. Each hour, or
     * day where there are none by hour, goes to the part in which it starts.
     *
     * @param starts of the parts, ascending, the first of them the start of each span
     * @param figures those that are read
     */
    List<Map<String, List<CallFigures>>> series(
            UUID projectId, List<Sought> sought, List<Instant> starts, FiguresReader figures) {
        var places = IntStream.range(0, sought.size())
                .mapToObj(i -> Place.of(i, sought.get(i), starts))
                .toList();
        places.stream()
                .flatMap(place -> place.stretches().stream().map(stretch -> rows(projectId, place, stretch, figures)))
                .reduce(Select::unionAll)
                .ifPresent(rows -> read(
                        rows.asTable("totals"),
                        figures,
                        row -> places.get(row.place()).add(row)));
        return places.stream().map(place -> place.sums().byValue()).toList();
    }

    private Select<Record> rows(UUID projectId, Place place, Stretch stretch, FiguresReader figures) {
        return sql.select(List.<SelectFieldOrAsterisk>of(
                        DSL.inline(place.number()).as("place"),
                        DSL.inline(place.moves(stretch)).as("moves"),
                        second(stretch, place.unit()).as("second"),
                        stretch.column(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE)))
                .select(figures.columns(stretch))
                .from(stretch.table())
                .where(place.where(projectId, stretch));
    }

    /** The start of the hour or day, in seconds of the epoch. */
    private static Field<Long> second(Stretch stretch, Duration unit) {
        return DSL.epoch(stretch.column(OUTCOME_DIMENSION_DAILY.BUCKET))
                .cast(Long.class)
                .div(DSL.inline(unit.toSeconds()))
                .mul(DSL.inline(unit.toSeconds()));
    }

    private void read(Table<?> totals, FiguresReader figures, Consumer<Row> to) {
        var place = Objects.requireNonNull(totals.field("place", Integer.class));
        var moves = Objects.requireNonNull(totals.field("moves", Boolean.class));
        var second = Objects.requireNonNull(totals.field("second", Long.class));
        var value = Objects.requireNonNull(totals.field(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE));
        sql.select(place, moves, second, value)
                .select(figures.sums(totals))
                .from(totals)
                .groupBy(place, moves, second, value)
                .forEach(row -> to.accept(new Row(
                        row.get(place),
                        row.get(moves),
                        Instant.ofEpochSecond(row.get(second)),
                        row.get(value),
                        figures.figures(row, 4))));
    }

    private static int part(Instant time, List<Instant> starts) {
        int part = Collections.binarySearch(starts, time);
        return part >= 0 ? part : Math.max(0, -part - 2);
    }
}
