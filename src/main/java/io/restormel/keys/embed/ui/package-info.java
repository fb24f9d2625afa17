/** What host apps embed as Vaadin components, and the dashboard's page about it. */
@NullMarked
package io.restormel.keys.embed.ui;

import org.jspecify.annotations.NullMarked;
