package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.restormel.keys.platform.ApplicationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One open window, and the view in it that follows what others change, or figures that grow. While a dialog is open nothing
 * is refreshed below it; that waits until it is closed. On the UI thread, except for {@link #offer} and {@link #lookIfDue}.
 */
final class LivePage {

    private static final Logger log = LoggerFactory.getLogger(LivePage.class);

    private final UI ui;
    private final UUID workspace;
    private final ChangeJournal journal;
    private final OwnChanges own = new OwnChanges();
    private final List<LiveChange> waiting = new ArrayList<>();
    private final LookPace pace = new LookPace(System::nanoTime);
    private volatile boolean late;
    private volatile @Nullable LiveFigures figures;
    private volatile @Nullable UUID figuresOf;
    private @Nullable LiveView view;

    LivePage(UI ui, UUID workspace, ChangeJournal journal) {
        this.ui = ui;
        this.workspace = workspace;
        this.journal = journal;
        ComponentUtil.setData(ui, LivePage.class, this);
    }

    /** That of the current window; empty for visitors, and outside of windows. */
    static Optional<LivePage> current() {
        return Optional.ofNullable(UI.getCurrent()).map(ui -> ComponentUtil.getData(ui, LivePage.class));
    }

    /** The form in the current window, if the view there has one. */
    static Optional<LiveForm> currentForm() {
        return current().map(page -> page.view).flatMap(LiveView::form);
    }

    UUID workspace() {
        return workspace;
    }

    OwnChanges own() {
        return own;
    }

    Optional<LiveChange> last(String kind, String id) {
        return journal.last(kind, id);
    }

    /** @param shown what is shown now, read anew; need not follow anything */
    void show(@Nullable Object shown) {
        view = shown instanceof LiveView live ? live : null;
        waiting.clear();
        late = false;
        follow(shown instanceof LiveFigures live ? live : null);
    }

    private void follow(@Nullable LiveFigures shown) {
        figures = shown;
        figuresOf = shown == null ? null : shown.figuresOf().orElse(null);
        pace.looked();
    }

    /** @param seen whether anybody can see the window */
    void setSeen(boolean seen) {
        pace.setSeen(seen);
    }

    /**
     * Has the page look for new figures if it is time. From any thread; returns when it has looked, or at once if the
     * window is busy.
     *
     * @param fresh projects that have new ones
     */
    void lookIfDue(Set<UUID> fresh) {
        var of = figuresOf;
        if (of != null && fresh.contains(of)) {
            pace.tell();
        }
        if (figures != null && pace.isDue()) {
            try {
                ui.access(this::look);
            } catch (UIDetachedException _) {
                figures = null;
            }
        }
    }

    private void look() {
        var now = figures;
        if (now == null || !pace.isDue() || ui.hasModalComponent()) {
            return;
        }
        follow(now);
        try {
            now.look();
        } catch (DataAccessException | TransactionException | ApplicationException.NotFound e) {
            log.debug("New figures could not be read; what was shown last stays", e);
        }
    }

    /**
     * Tells of changes, or lets what had to wait be shown. From any thread; returns before it is shown.
     *
     * @return whether the window is still there
     */
    boolean offer(List<LiveChange> changes) {
        var news = changes.stream().filter(change -> !own.take(change)).toList();
        if (news.isEmpty() && !late) {
            return ui.isAttached();
        }
        try {
            ui.access(() -> take(news));
            return true;
        } catch (UIDetachedException _) {
            return false;
        }
    }

    private void take(List<LiveChange> news) {
        var now = view;
        if (now == null) {
            return;
        }
        news.stream().filter(now::shows).forEach(waiting::add);
        late = !waiting.isEmpty() && ui.hasModalComponent();
        if (waiting.isEmpty() || late) {
            return;
        }
        var last = waiting.getLast();
        waiting.clear();
        try {
            update(now, last);
        } catch (ApplicationException.NotFound _) {
            Notices.warning(text("platform.live.gone", last.words(Instant.now())));
        }
    }

    private static void update(LiveView view, LiveChange last) {
        var form = view.form().filter(LiveForm::hasUnsavedChanges);
        if (form.isEmpty()) {
            view.refresh();
        } else if (form.get().isBehind()) {
            form.get().conflict().tell(last);
        }
    }
}
