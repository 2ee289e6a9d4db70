package org.toolforge.components.config;

import java.util.ArrayList;
import java.util.List;

/** Where in a document something stands: the keys that lead there, as the author spelled them. */
record Place(List<String> path) {

  static final Place ROOT = new Place(List.of());

  Place {
    path = List.copyOf(path);
  }

  Place then(String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(Shown.text(key));
    return new Place(longer);
  }

  /** The form that warnings use, such as {@code components.api.run}. */
  String dotted() {
    return String.join(".", path);
  }
}
