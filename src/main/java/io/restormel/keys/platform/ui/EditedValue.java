package io.restormel.keys.platform.ui;

import java.util.List;
import java.util.function.Supplier;

/** What becomes of a {@link FormDialog}, or one like it, when somebody else saves the same thing before. */
public final class EditedValue<T> implements LiveForm {

    private final String kind;
    private final String id;
    private final Supplier<T> stored;
    private final Fields<T> fields;
    private final ConflictNote note = new ConflictNote(this);
    private T seen;

    /** The fields of the dialog. */
    public interface Fields<T> {

        void show(T value);

        /** What is typed, beside this. */
        List<Difference> differences(T theirs);
    }

    /**
     * Fills the fields with what is stored.
     *
     * @param kind as changes name it; likewise the id
     * @param stored reads anew what everybody sees
     */
    public EditedValue(String kind, String id, Supplier<T> stored, Fields<T> fields) {
        this.kind = kind;
        this.id = id;
        this.stored = stored;
        this.fields = fields;
        seen = stored.get();
        fields.show(seen);
    }

    /** What the person who saves has seen: a save over anything else is refused. */
    public T seen() {
        return seen;
    }

    /** Whoever has a dialog open is about to change something. */
    @Override
    public boolean hasUnsavedChanges() {
        return true;
    }

    @Override
    public boolean isBehind() {
        return !stored.get().equals(seen);
    }

    @Override
    public void loadTheirs() {
        seen = stored.get();
        fields.show(seen);
    }

    @Override
    public void keepMine() {
        seen = stored.get();
    }

    @Override
    public List<Difference> differences() {
        return fields.differences(stored.get());
    }

    @Override
    public ConflictNote conflict() {
        return note;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String id() {
        return id;
    }
}
