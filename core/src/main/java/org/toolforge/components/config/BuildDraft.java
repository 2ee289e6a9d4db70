package org.toolforge.components.config;

import org.jspecify.annotations.Nullable;

/**
 * What could be read of one {@code build} object.
 *
 * @param source absent when something is wrong with it
 * @param reuse the component whose image it runs, if it says so and nothing else
 */
record BuildDraft(@Nullable BuildSource source, @Nullable Reference reuse) {

  static final BuildDraft UNREADABLE = new BuildDraft(null, null);
}
