/** The dashboard's pages for webhooks. */
@NullMarked
package io.restormel.keys.webhook.ui;

import org.jspecify.annotations.NullMarked;
