package io.restormel.keys.e2e;

import com.microsoft.playwright.Page;

/** Counts what a person does in the browser: the way should become shorter, never longer unseen. */
record Effort(Page page) {

    private static final String COUNT = """
            () => {
              const effort = window.effort = { clicks: 0, fields: new Set() };
              document.addEventListener('click', event => { if (event.isTrusted) effort.clicks++; }, true);
              document.addEventListener('input', event => effort.fields.add(event.composedPath()[0]), true);
            }""";

    Effort {
        page.evaluate(COUNT);
    }

    /** Says it, and prints it with what was reached. */
    String note(String reached) {
        var done = page.evaluate("() => window.effort.clicks + ' clicks, ' + window.effort.fields.size + ' fields'")
                .toString();
        System.out.println("Newcomer: " + reached + " after " + done);
        return done;
    }
}
