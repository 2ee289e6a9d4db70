package org.toolforge.components.kubernetes.run;

import java.util.ArrayList;
import java.util.List;

/**
 * A place at which an object is other than it was rendered.
 *
 * @param path from the object's top; an item of a list that is known by its name has {@code name=…}
 *     for that
 * @param rendered what it should be, for people; empty for nothing
 * @param live what it is
 */
record Difference(List<String> path, String rendered, String live) {

  /** Before the name of an item of a list. */
  static final String NAMED = "name=";

  Difference {
    path = List.copyOf(path);
  }

  static List<String> below(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
