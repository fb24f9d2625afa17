package io.restormel.keys.project.ui;

/** A view about a project was opened while the workspace has none. */
final class NoProjectException extends RuntimeException {

    NoProjectException() {
        super(null, null, false, false);
    }
}
