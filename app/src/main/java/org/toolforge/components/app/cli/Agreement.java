package org.toolforge.components.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The user's word that something is to be destroyed. */
final class Agreement {

  private static final int LONGEST_WORD = 100;

  @Option(names = "--yes-im-sure", description = "Do it without asking.")
  private boolean sure;

  /**
   * Asks, unless the user has said so already.
   *
   * @param consequence what will happen, as a sentence
   * @throws UserMistake when there is nobody to ask
   */
  boolean to(String consequence, Console console) {
    if (sure) {
      return true;
    }
    if (!console.surroundings().interactive()) {
      throw new UserMistake(consequence + " Say --yes-im-sure if that is what you want.");
    }
    console.err().print(consequence + " Go on? [y/N] ");
    console.err().flush();
    String word = line(console).strip().toLowerCase(Locale.ROOT);
    return word.equals("y") || word.equals("yes");
  }

  private static String line(Console console) {
    StringBuilder line = new StringBuilder();
    try {
      for (int next = console.in().read();
          next >= 0 && next != '\n' && line.length() < LONGEST_WORD;
          next = console.in().read()) {
        line.append((char) next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
