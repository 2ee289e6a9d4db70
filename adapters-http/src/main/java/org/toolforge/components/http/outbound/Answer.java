package org.toolforge.components.http.outbound;

import org.jspecify.annotations.Nullable;

/** What came back for one request. */
sealed interface Answer {

  /** A document, with the entity tag that it came with if any. */
  // The array is nobody else's.
  @SuppressWarnings("ArrayRecordComponent")
  record Body(byte[] bytes, @Nullable String tag) implements Answer {}

  /** A hint where else to look. */
  record Redirect(String location) implements Answer {}
}
