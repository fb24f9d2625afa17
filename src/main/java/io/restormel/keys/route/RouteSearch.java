package io.restormel.keys.route;

/**
 * Which routes of a project a list shows, and in which order.
 *
 * @param words any part of the name, in any case; blank finds all
 */
public record RouteSearch(String words, Order by, boolean descending) {

    /** What routes are put in order by; those that are alike in it are the newest first. */
    public enum Order {
        CREATED,
        NAME,
        ENVIRONMENT
    }

    /** Those with these words in their names, the newest first. */
    public static RouteSearch newest(String words) {
        return new RouteSearch(words, Order.CREATED, true);
    }
}
