package org.toolforge.components.http.resource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;
import org.toolforge.components.http.error.BodyTooLarge;
import org.toolforge.components.port.ConfigReader;

/** Reads bodies, of bounded size, as documents. */
public final class Bodies {

  private final ConfigReader reader;

  public Bodies(ConfigReader reader) {
    this.reader = reader;
  }

  /**
   * The document; empty when there is no body.
   *
   * @throws BodyTooLarge above {@value ConfigReader#MAX_BYTES} bytes
   * @throws ComponentsException.Malformed when it is no document
   */
  Optional<Node> read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(ConfigReader.MAX_BYTES + 1);
    if (bytes.length > ConfigReader.MAX_BYTES) {
      throw new BodyTooLarge(ConfigReader.MAX_BYTES);
    }
    String text = decoded(bytes);
    return text.isBlank() ? Optional.empty() : Optional.of(reader.read(text));
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ComponentsException.Malformed("The body is not a text in UTF-8, as it must be.");
    }
  }
}
