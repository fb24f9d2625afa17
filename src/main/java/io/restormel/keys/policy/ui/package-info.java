/** The dashboard's pages about policies. */
@NullMarked
package io.restormel.keys.policy.ui;

import org.jspecify.annotations.NullMarked;
