package io.restormel.keys.manual;

/**
 * A passage that has all the words looked for.
 *
 * @param anchor of the heading it is below; empty for the page's beginning
 * @param heading the same as {@code title} at the page's beginning
 * @param snippet the words with some of what is around them
 */
public record ManualHit(String slug, String title, String anchor, String heading, String snippet) {}
