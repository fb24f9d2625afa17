package io.restormel.keys.platform;

/**
 * On the form on the wire of something that has no revision: its {@code ETag} is made of what it says, see
 * {@link IfMatch}.
 */
public interface Tagged {

    /** What the tag is made of: all of it, unless something in it changes without an edit. */
    default Object tagged() {
        return this;
    }
}
