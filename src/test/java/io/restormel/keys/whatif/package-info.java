/** What a change would do, asked of recorded decisions. */
@NullMarked
package io.restormel.keys.whatif;

import org.jspecify.annotations.NullMarked;
