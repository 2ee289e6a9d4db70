package org.toolforge.components.http.mapping;

import java.util.List;
import java.util.Locale;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.plan.Reason;

/** Names and codes as the API shows them. */
final class Words {

  private Words() {}

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static List<String> names(List<ComponentName> names) {
    return names.stream().map(ComponentName::value).toList();
  }

  static List<String> codes(List<Reason> reasons) {
    return reasons.stream().map(Reason::code).toList();
  }
}
