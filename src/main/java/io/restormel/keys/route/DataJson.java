package io.restormel.keys.route;

import org.springframework.http.ResponseEntity;

/** The envelope of every good reply. */
record DataJson<T>(T data) {

    /** What is edited with its route has the route's revision for a tag. */
    static <T> ResponseEntity<DataJson<T>> tagged(RouteDetail of, T data) {
        return ResponseEntity.ok().eTag("\"" + of.route().revision() + "\"").body(new DataJson<>(data));
    }
}
