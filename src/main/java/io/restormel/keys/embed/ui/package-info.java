/** The dashboard's page about what host apps embed. */
@NullMarked
package io.restormel.keys.embed.ui;

import org.jspecify.annotations.NullMarked;
