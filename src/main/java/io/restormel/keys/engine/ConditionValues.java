package io.restormel.keys.engine;

import static io.restormel.keys.engine.ConditionParser.mistake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the values in a condition block. */
final class ConditionValues {

    private static final Set<String> WINDOW = Set.of("days", "from", "to", "timeZone");
    private static final BigDecimal MOST_USD = BigDecimal.valueOf(1_000_000);
    private static final long MOST_TOKENS = 1_000_000_000_000L;

    private ConditionValues() {}

    static BigDecimal amount(String path, @Nullable Object value) {
        return number(path, value, MOST_USD);
    }

    static long whole(String path, @Nullable Object value) {
        BigDecimal number = number(path, value, BigDecimal.valueOf(MOST_TOKENS));
        if (number.stripTrailingZeros().scale() > 0) {
            throw mistake(path, "must be a whole number");
        }
        return number.longValue();
    }

    static double percent(String path, @Nullable Object value) {
        return number(path, value, BigDecimal.valueOf(100)).doubleValue();
    }

    private static BigDecimal number(String path, @Nullable Object value, BigDecimal most) {
        BigDecimal number = value instanceof Number ? Text.number(value.toString()) : null;
        if (number == null || number.signum() < 0 || number.compareTo(most) > 0) {
            throw mistake(path, "must be a number from 0 to " + most);
        }
        return number;
    }

    static String oneOf(String path, @Nullable Object value, List<String> known) {
        if (!(value instanceof String text) || !known.contains(text)) {
            throw mistake(path, "must be one of " + String.join(", ", known));
        }
        return text;
    }

    static List<String> needs(String path, @Nullable Object value) {
        List<String> known = new ArrayList<>(Abilities.KNOWN);
        known.add(Abilities.CONTEXT);
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > known.size()) {
            throw mistake(path, "must be a list of abilities");
        }
        List<String> needs = new ArrayList<>();
        for (Object each : list) {
            needs.add(oneOf(path + "[" + needs.size() + "]", each, known));
        }
        return needs;
    }

    static Condition.TimeWindow timeWindow(String path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
            throw mistake(path, "must be an object with days, from, to or timeZone");
        }
        map.keySet().forEach(key -> {
            if (!WINDOW.contains(String.valueOf(key))) {
                throw mistake(path + "." + key, "is not part of a time window");
            }
        });
        LocalTime from = time(path + ".from", map.get("from"));
        LocalTime to = time(path + ".to", map.get("to"));
        if (from.equals(to) && !to.equals(LocalTime.MIDNIGHT)) {
            throw mistake(path + ".to", "must not be the same time as from");
        }
        return new Condition.TimeWindow(days(path + ".days", map.get("days")), from, to, zone(path, map));
    }

    /** Midnight where it is left out; {@code 24:00} is midnight too. */
    private static LocalTime time(String path, @Nullable Object value) {
        if (value == null || "24:00".equals(value)) {
            return LocalTime.MIDNIGHT;
        }
        try {
            if (value instanceof String text && text.length() == "hh:mm".length()) {
                return LocalTime.parse(text);
            }
        } catch (DateTimeException _) {
            // Told below.
        }
        throw mistake(path, "must be a time such as 09:00 or 17:30");
    }

    /** All of them where none is named. */
    private static Set<DayOfWeek> days(String path, @Nullable Object value) {
        if (value == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw mistake(path, "must be a list of at least one of mon, tue, wed, thu, fri, sat, sun");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < list.size(); i++) {
            String name = String.valueOf(list.get(i));
            DayOfWeek day = day(name);
            if (day == null) {
                throw mistake(path + "[" + i + "]", "must be one of mon, tue, wed, thu, fri, sat, sun");
            }
            days.add(day);
        }
        return days;
    }

    static String wire(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static @Nullable DayOfWeek day(String name) {
        for (DayOfWeek each : DayOfWeek.values()) {
            if (wire(each).equals(name)) {
                return each;
            }
        }
        return null;
    }

    /** Only places: an offset of one's own would not know daylight saving. */
    private static ZoneId zone(String path, Map<?, ?> map) {
        Object value = map.get("timeZone");
        if (value == null) {
            return ZoneId.of("UTC");
        }
        if (value instanceof String text && ZoneId.getAvailableZoneIds().contains(text)) {
            return ZoneId.of(text);
        }
        throw mistake(path + ".timeZone", "must be a time zone such as Europe/Berlin or UTC");
    }
}
