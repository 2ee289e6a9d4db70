package org.toolforge.components.engine;

import java.util.Locale;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.callback.Notice;

/** What is to be told, and where. */
record Letter(CallbackUrl url, Notice notice) {

  String host() {
    return url.uri().getHost().toLowerCase(Locale.ROOT);
  }
}
