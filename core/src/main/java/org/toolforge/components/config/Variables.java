package org.toolforge.components.config;

import java.util.regex.Pattern;

/** The environment variables of a process. */
public final class Variables {

  /** What a name has to be, as the end of a sentence. */
  public static final String RULE =
      "is no name for a variable; use letters, digits and underscores, and no digit first";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Variables() {}

  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** What errors may show of a name, valid or not. */
  public static String shown(String name) {
    return Shown.key(name);
  }
}
