package org.toolforge.components.inmemory.durable;

import java.nio.file.Path;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.inmemory.Shelf;

/** The program of a process that writes until it is killed, and says what it has written. */
final class Scribe {

  record Page(int number, String text) {}

  /** What it says when a page could not be written. */
  static final String REFUSED = "refused ";

  private Scribe() {}

  /** Takes a directory and how long each page is; prints the number of each that is kept. */
  @SuppressWarnings("SystemOut") // That is how the other process hears of it.
  public static void main(String[] args) {
    String text = "x".repeat(Integer.parseInt(args[1]));
    // Never closed: it is to be killed.
    Shelf<Page> pages = DurableShelves.open(Path.of(args[0])).shelf("pages", Page.class);
    for (int number = 0; true; number++) {
      try {
        pages.put("page" + number, new Page(number, text));
        System.out.println(number);
      } catch (ComponentsException.Unavailable e) {
        System.out.println(REFUSED + number);
        text = "short";
      }
    }
  }
}
