package org.toolforge.components.http.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.git.Packet.Kind;

/** Asks a host, in version 2 of git's protocol where it speaks that, otherwise in version 0. */
final class RemoteConversation implements Conversation {

  private static final String AGENT = "agent=toolforge-components";
  private static final String SIDE_BAND = "side-band-64k";
  private static final String SHALLOW = "shallow ";

  /** Looking for what may have been meant is not worth more than this. */
  private static final int MOST_NAMES = 20_000;

  private final Wire wire;
  private final Budget budget;
  private final Turns packs;
  private final ObjectShelf objects = ObjectShelf.empty();
  private @Nullable Greeting greeting;
  private boolean asked;
  private boolean refused;

  /**
   * @param packs bounds how many receive objects at a time
   */
  RemoteConversation(Wire wire, Budget budget, Turns packs) {
    this.wire = wire;
    this.budget = budget;
    this.packs = packs;
  }

  @Override
  public Optional<String> resolve(RefPicker picker) throws IOException {
    Greeting now = greet(picker);
    if (!now.modern()) {
      return picker.commit();
    }
    listRefs(picker, picker.candidates(), Integer.MAX_VALUE);
    Optional<String> found = picker.commit();
    if (found.isEmpty()) {
      try {
        listRefs(picker, List.of("refs/heads/", "refs/tags/"), MOST_NAMES);
      } catch (IOException e) {
        // That the ref is missing is known already, and more important.
      }
    }
    return found;
  }

  @Override
  public boolean leavesOut() throws IOException {
    return greeted().can("filter");
  }

  @Override
  public boolean handsOutAnything() throws IOException {
    return greeted().handsOutAnything();
  }

  @Override
  public void fetch(Fetch what) throws IOException {
    Greeting now = greeted();
    if (wire.greetsEachTime() && (refused || (!now.modern() && asked))) {
      now = greet(null);
    }
    if (what.depth() > 0 && !now.can("shallow")) {
      throw GitFailure.lasting(
          "its host cannot hand out a part of the history. Use a host with a newer git.");
    }
    asked = true;
    if (what.depth() > 0) {
      objects.forgetCuts();
    }
    String request = now.modern() ? modern(what) : old(what, now);
    boolean modern = now.modern();
    long unused = packs.take(budget, () -> receive(wire.ask(request), modern));
  }

  private long receive(PacketReader in, boolean modern) throws IOException {
    try {
      readHead(in, modern);
    } catch (GitFailure.NotHandedOut e) {
      // Hosts hang up after that.
      refused = true;
      throw e;
    }
    InputStream pack = new SideBand(in);
    objects.add(pack, budget);
    // To its end, since the connection may be needed again.
    return pack.transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public ObjectShelf objects() {
    return objects;
  }

  @Override
  public void close() {
    wire.close();
    objects.close();
  }

  private Greeting greeted() throws IOException {
    Greeting now = greeting;
    return now == null ? greet(null) : now;
  }

  private Greeting greet(@Nullable RefPicker picker) throws IOException {
    asked = false;
    refused = false;
    Greeting now = Greeting.read(wire.greet(), picker);
    if (!now.modern() && !now.features().isEmpty() && !now.can(SIDE_BAND)) {
      throw GitFailure.lasting("its host is too old. Use a host with a newer git.");
    }
    greeting = now;
    return now;
  }

  private void listRefs(RefPicker picker, List<String> prefixes, int most) throws IOException {
    PacketReader.Writer request =
        new PacketReader.Writer().line("command=ls-refs").line(AGENT).delimiter().line("peel");
    prefixes.forEach(prefix -> request.line("ref-prefix " + prefix));
    PacketReader in = wire.ask(request.flush().text());
    int seen = 0;
    for (Packet packet = in.next(); packet.is(Kind.DATA); packet = in.next()) {
      String[] words = packet.text().split(" ");
      if (packet.isError() || words.length < 2) {
        throw GitFailure.broken();
      }
      picker.see(words[0], words[1], peeled(words));
      seen++;
      if (seen >= most) {
        return;
      }
    }
  }

  private static @Nullable String peeled(String[] words) {
    for (String word : words) {
      if (word.startsWith("peeled:")) {
        return word.substring("peeled:".length());
      }
    }
    return null;
  }

  private static String modern(Fetch what) {
    PacketReader.Writer request =
        new PacketReader.Writer()
            .line("command=fetch")
            .line(AGENT)
            .delimiter()
            .line("no-progress")
            .line("ofs-delta");
    what.wants().forEach(want -> request.line("want " + want));
    limits(what, request);
    return request.line("done").flush().text();
  }

  private static String old(Fetch what, Greeting greeting) {
    StringBuilder features = new StringBuilder(SIDE_BAND);
    for (String feature : List.of("ofs-delta", "no-progress", "shallow", "filter")) {
      if (greeting.can(feature)) {
        features.append(' ').append(feature);
      }
    }
    PacketReader.Writer request = new PacketReader.Writer();
    String behind = " " + features;
    for (String want : what.wants()) {
      request.line("want " + want + behind);
      behind = "";
    }
    limits(what, request);
    return request.flush().line("done").text();
  }

  private static void limits(Fetch what, PacketReader.Writer request) {
    if (what.depth() > 0) {
      request.line("deepen " + what.depth());
    }
    if (what.filter() != null) {
      request.line("filter " + what.filter());
    }
  }

  /** Everything before the pack. */
  private void readHead(PacketReader in, boolean modern) throws IOException {
    try {
      while (true) {
        Packet packet = in.next();
        String line = packet.text();
        if (packet.isError()) {
          throw new GitFailure.NotHandedOut();
        }
        if (line.startsWith(SHALLOW)) {
          objects.cutAt(line.substring(SHALLOW.length()));
        } else if (modern ? line.equals("packfile") : line.equals("NAK")) {
          return;
        }
      }
    } catch (EOFException e) {
      // Version 0 has no words for it: the host hangs up.
      throw new GitFailure.NotHandedOut();
    }
  }
}
