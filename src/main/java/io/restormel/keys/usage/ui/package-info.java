/** The usage pages of the dashboard, and their figures for others. */
@NullMarked
@NamedInterface("ui")
package io.restormel.keys.usage.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
