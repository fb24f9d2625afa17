package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.icon.SvgIcon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.CRC32;

/** The line icons of the dashboard; each constant names a drawing in {@code assets/icons.svg} and fits {@code @Menu}. */
public final class Icons {
    public static final String ACTIVITY = "activity";
    public static final String ALERT = "alert";
    public static final String ARCHIVE = "archive";
    public static final String ARROW_DOWN = "arrow-down";
    public static final String ARROW_RIGHT = "arrow-right";
    public static final String ARROW_UP = "arrow-up";
    public static final String BAN = "ban";
    public static final String BOOK = "book";
    public static final String BOX = "box";
    public static final String BUILDING = "building";
    public static final String CHART = "chart";
    public static final String CHECK = "check";
    public static final String CHECK_CIRCLE = "check-circle";
    public static final String CHEVRON_DOWN = "chevron-down";
    public static final String CHEVRON_RIGHT = "chevron-right";
    public static final String CLOCK = "clock";
    public static final String CLOSE = "close";
    public static final String COINS = "coins";
    public static final String COPY = "copy";
    public static final String CPU = "cpu";
    public static final String DATABASE = "database";
    public static final String DOWNLOAD = "download";
    public static final String EDIT = "edit";
    public static final String ERROR = "error";
    public static final String EXTERNAL = "external";
    public static final String EYE = "eye";
    public static final String FILTER = "filter";
    public static final String FOLDER = "folder";
    public static final String GAUGE = "gauge";
    public static final String GRIP = "grip";
    public static final String HEART = "heart";
    public static final String HISTORY = "history";
    public static final String HOME = "home";
    public static final String INFO = "info";
    public static final String KEY = "key";
    public static final String LAYERS = "layers";
    public static final String LINK = "link";
    public static final String LIST = "list";
    public static final String LOCK = "lock";
    public static final String LOGS = "logs";
    public static final String MONITOR = "monitor";
    public static final String MOON = "moon";
    public static final String MORE = "more";
    public static final String PAUSE = "pause";
    public static final String PLAY = "play";
    public static final String PLUG = "plug";
    public static final String PLUS = "plus";
    public static final String REFRESH = "refresh";
    public static final String ROUTE = "route";
    public static final String SEARCH = "search";
    public static final String SERVER = "server";
    public static final String SETTINGS = "settings";
    public static final String SHIELD = "shield";
    public static final String SIGN_OUT = "sign-out";
    public static final String SPARKLES = "sparkles";
    public static final String SUN = "sun";
    public static final String TERMINAL = "terminal";
    public static final String TRASH = "trash";
    public static final String UNDO = "undo";
    public static final String UPLOAD = "upload";
    public static final String USER = "user";
    public static final String USERS = "users";
    public static final String WALLET = "wallet";
    public static final String WEBHOOK = "webhook";
    public static final String WIDGET = "widget";
    public static final String ZAP = "zap";

    /** Named by its content, as Flow names style sheets: browsers keep it until it is another one. */
    private static final String SPRITE = "assets/icons.svg?v-c=" + checksum("/META-INF/resources/assets/icons.svg");

    private Icons() {}

    /** A new decorative icon, hidden from assistive technology; give the meaning in text or with a label beside it. */
    public static SvgIcon of(String symbol) {
        var icon = new SvgIcon(SPRITE, symbol);
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    private static String checksum(String resource) {
        var sum = new CRC32();
        try (var file = Objects.requireNonNull(Icons.class.getResourceAsStream(resource))) {
            sum.update(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toHexString(sum.getValue());
    }
}
