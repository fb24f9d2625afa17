/** The shell of the dashboard and the components every view is built from; it knows no feature. */
@NullMarked
@NamedInterface("ui")
package io.restormel.keys.platform.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
