package org.toolforge.components.config;

import java.math.BigDecimal;

/** Checks which form of the format a document says it has; all are read alike. */
final class ConfigVersion {

  private static final String CURRENT = "v1beta1";
  private static final BigDecimal FIRST = new BigDecimal("0.1");

  private ConfigVersion() {}

  static void check(Fields root) {
    Field field = root.get("config_version");
    if (field != null && !isKnown(field.value())) {
      field.violation("must be %s or %s".formatted(CURRENT, FIRST));
    }
  }

  private static boolean isKnown(Node value) {
    return switch (value) {
      case Node.Nothing ignored -> true;
      case Node.Text text -> text.value().equals(CURRENT) || text.value().equals(FIRST.toString());
      case Node.Decimal number -> number.value().compareTo(FIRST) == 0;
      case Node.Truth ignored -> false;
      case Node.Mapping ignored -> false;
      case Node.Sequence ignored -> false;
    };
  }
}
