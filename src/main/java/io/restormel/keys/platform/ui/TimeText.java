package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as people say it, "3 min ago", with date, time and zone of the viewer on hover; computed when attached. */
@Tag("time")
public final class TimeText extends Component {

    /** What stands in quotes is a value that somebody wrote. */
    private static final Pattern INSTANT =
            Pattern.compile("(?<![“\"\\w])\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z(?![”\"\\w])");

    /** The few that the texts have; a list of many rows asks for one of them in each. */
    private static final Map<Format, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private final Instant at;
    private final Clock clock;

    public TimeText(Instant at) {
        this(at, Clock.systemUTC());
    }

    /** @param clock gives the "now" the text is relative to */
    public TimeText(Instant at, Clock clock) {
        this.at = at;
        this.clock = clock;
        getElement().setAttribute("datetime", at.toString());
        getElement().setText(relative(at, clock.instant(), ZoneOffset.UTC));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var zone = zoneOf(event.getUI());
        getElement().setText(relative(at, clock.instant(), zone));
        getElement().setAttribute("title", absolute(at, zone));
    }

    /** Date, time and zone in full, for titles and exports. */
    public static String absolute(Instant at, ZoneId zone) {
        return format(text("platform.time.full"), at.atZone(zone));
    }

    /** A sentence with its moments, {@code 2027-01-03T14:05:33.1Z}, as people write them. */
    static String inSentence(String sentence, ZoneId zone) {
        return INSTANT.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(moment(found.group(), zone)));
    }

    private static String moment(String written, ZoneId zone) {
        try {
            return absolute(Instant.parse(written), zone);
        } catch (DateTimeException _) {
            return written;
        }
    }

    /** A day without its time: "3 Jan 2027". */
    public static String day(LocalDate day) {
        return format(text("platform.time.day"), day);
    }

    private static String format(String pattern, TemporalAccessor at) {
        return FORMATS.computeIfAbsent(new Format(pattern, Texts.language()), Format::read)
                .format(at);
    }

    private record Format(String pattern, Locale language) {
        DateTimeFormatter read() {
            return DateTimeFormatter.ofPattern(pattern, language);
        }
    }

    /** The viewer's time zone as the browser told it, else UTC. */
    public static ZoneId zoneOf(UI ui) {
        var details = ui.getPage().getExtendedClientDetails();
        var id = details == null ? null : details.getTimeZoneId();
        try {
            return id == null ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }

    /** Within a week the distance, after that the day; a moment to come reads "in 3 min". */
    static String relative(Instant at, Instant now, ZoneId zone) {
        var distance = Duration.between(at, now);
        var size = distance.abs();
        if (size.compareTo(Duration.ofDays(7)) >= 0) {
            return day(at.atZone(zone).toLocalDate());
        }
        if (size.compareTo(Duration.ofSeconds(45)) < 0) {
            return text("platform.time.now");
        }
        var amount = amount(size);
        return text(distance.isNegative() ? "platform.time.in" : "platform.time.ago", amount);
    }

    private static String amount(Duration size) {
        if (size.toDays() > 0) {
            return text("platform.time.days", size.toDays());
        }
        if (size.toHours() > 0) {
            return text("platform.time.hours", size.toHours());
        }
        return text("platform.time.minutes", Math.max(1, size.toMinutes()));
    }
}
