/** The dashboard's project pages, and the project that a browser session is looking at. */
@NullMarked
@NamedInterface("ui")
package io.restormel.keys.project.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
