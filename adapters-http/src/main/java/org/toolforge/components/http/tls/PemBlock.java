package org.toolforge.components.http.tls;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between a BEGIN and its END.
 *
 * @param label what the two lines call it
 * @param content its bytes; empty when encrypted in the old way, with headers
 * @param encrypted whether its headers or its label say that a password is needed
 */
// The array goes nowhere but to who parses it.
@SuppressWarnings("ArrayRecordComponent")
record PemBlock(String label, byte[] content, boolean encrypted) {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*(?:-(?!----)[^-]*)*)-----END \\1-----");

  /** All blocks of a text. */
  static List<PemBlock> all(Path file, String text) {
    List<PemBlock> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(of(file, matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  private static PemBlock of(Path file, String label, String body) {
    if (label.startsWith("ENCRYPTED") || body.contains("Proc-Type: 4,ENCRYPTED")) {
      return new PemBlock(label, new byte[0], true);
    }
    try {
      return new PemBlock(label, Base64.getDecoder().decode(body.replaceAll("\\s", "")), false);
    } catch (IllegalArgumentException e) {
      throw new PemException(file, "what it holds as '%s' is not Base64.".formatted(label), e);
    }
  }
}
