package io.restormel.keys.manual;

/**
 * A place to go to within a page.
 *
 * @param level 2 below the title, 3 below that
 * @param anchor what follows the {@code #} in its address, as GitHub makes it
 */
public record ManualHeading(int level, String text, String anchor) {}
