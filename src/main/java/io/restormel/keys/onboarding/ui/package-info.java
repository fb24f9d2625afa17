/** The pages of the first minutes. */
@NullMarked
package io.restormel.keys.onboarding.ui;

import org.jspecify.annotations.NullMarked;
