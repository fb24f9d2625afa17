package io.restormel.keys.platform.ui;

/** Says who is signed in; the feature that authenticates people provides one bean, called on the UI thread. */
@FunctionalInterface
public interface ViewerSource {

    /** The person behind the current request; never called for a signed-out visitor. */
    Viewer current();
}
