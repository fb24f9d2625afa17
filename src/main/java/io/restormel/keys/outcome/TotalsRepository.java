package io.restormel.keys.outcome;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Adds to tables of totals, whose columns are first the primary key, in its order, and then the figures. */
@Repository
class TotalsRepository {

    /** One total and what is added to it, both in the order of the columns. */
    record Row(Object[] key, Object[] figures) {}

    private final DSLContext sql;

    TotalsRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Adds to the totals that exist and creates the others. */
    void add(Table<?> table, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (sql.family() == SQLDialect.POSTGRES) {
            addAtOnce(table, rows);
        } else {
            addOneByOne(table, rows);
        }
    }

    /** One statement however many rows there are, its figures in arrays; in their order, which other writers keep too. */
    private void addAtOnce(Table<?> table, List<Row> rows) {
        var values = rows.stream().map(row -> joined(row.key(), row.figures())).toList();
        var fields = table.fields();
        var given = DSL.table(
                        "unnest({0})",
                        DSL.list(IntStream.range(0, fields.length)
                                .mapToObj(i -> array(fields[i], values, i))
                                .toList()))
                .as("given", Arrays.stream(fields).map(Field::getName).toArray(String[]::new));
        var key = Objects.requireNonNull(table.getPrimaryKey()).getFields();
        Map<Field<?>, Field<?>> sums = new LinkedHashMap<>();
        Arrays.stream(fields).skip(key.size()).forEach(figure -> sums.put(figure, figure.plus(DSL.excluded(figure))));
        sql.insertInto(table, fields)
                .select(DSL.select(DSL.asterisk()).from(given))
                .onConflict(key)
                .doUpdate()
                .set(sums)
                .execute();
    }

    @SuppressWarnings("unchecked")
    private static <T> Field<T[]> array(Field<T> field, List<Object[]> rows, int column) {
        var type = field.getDataType();
        return DSL.val(
                rows.stream().map(row -> row[column]).toArray(size -> (T[]) Array.newInstance(type.getType(), size)),
                type.getArrayDataType());
    }

    private void addOneByOne(Table<?> table, List<Row> rows) {
        int[] found = sql.batch(increase(table))
                .bind(rows.stream().map(row -> joined(row.figures(), row.key())).toArray(Object[][]::new))
                .execute();
        var missing = new ArrayList<Object[]>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] == 0) {
                missing.add(joined(rows.get(i).key(), rows.get(i).figures()));
            }
        }
        if (!missing.isEmpty()) {
            sql.batch(sql.insertInto(table, table.fields()).values(missing.getFirst()))
                    .bind(missing.toArray(Object[][]::new))
                    .execute();
        }
    }

    private static Object[] joined(Object[] first, Object[] second) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    /** {@code update … set figure = figure + ? … where key = ? …}. */
    private static Query increase(Table<?> table) {
        Map<Field<?>, Field<?>> sums = new LinkedHashMap<>();
        var key = Objects.requireNonNull(table.getPrimaryKey()).getFields();
        Arrays.stream(table.fields())
                .skip(key.size())
                .forEach(figure -> sums.put(figure, figure.plus(DSL.val(null, figure.getDataType()))));
        return DSL.update(table)
                .set(sums)
                .where(key.stream().map(TotalsRepository::same).toList());
    }

    static <T> Condition same(Field<T> field) {
        return field.eq(DSL.val(null, field.getDataType()));
    }
}
