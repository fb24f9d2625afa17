/** What pages show of a question about a change: how far it is, and what came of it. */
@NullMarked
@NamedInterface("ui")
package io.restormel.keys.whatif.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
