package org.toolforge.components.http.outbound;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What the bytes of a document tell. */
final class Documents {

  // It ends up in records and messages, so no more than 128 visible characters.
  private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e]{1,124}\"");

  private Documents() {}

  static String text(Answer.Body body, FetchErrors errors) {
    try {
      // A new decoder reports what String's constructor would replace.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.bytes())).toString();
    } catch (CharacterCodingException e) {
      throw errors.notText();
    }
  }

  /** The server's own mark of the version if it has a usable one, otherwise a digest. */
  static String revision(Answer.Body body) {
    String tag = body.tag();
    return tag != null && TAG.matcher(tag).matches() ? tag : "sha256:" + sha256(body.bytes());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
