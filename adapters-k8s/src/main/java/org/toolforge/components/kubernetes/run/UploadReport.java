package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the container that brings results told at its end.
 *
 * @param exitCode how the command ended
 * @param status of the answer when they could not be brought: that of HTTP, 0 for none
 * @param trouble what was said then; empty when they were brought
 */
record UploadReport(int exitCode, int status, String trouble) {

  private static final Pattern TOLD =
      Pattern.compile("([0-9]{1,3}) (?:ok|([0-9]{3}) ?(.*))", Pattern.DOTALL);
  private static final int MOST = 500;

  /** Empty when it makes no sense, as when it was killed. */
  static Optional<UploadReport> of(String told) {
    Matcher parts = TOLD.matcher(told);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int code = Integer.parseInt(parts.group(1));
    if (parts.group(2) == null) {
      return Optional.of(new UploadReport(code, 0, ""));
    }
    int status = Integer.parseInt(parts.group(2));
    String said = said(parts.group(3)).strip();
    String shown = said.length() <= MOST ? said : said.substring(0, MOST) + "…";
    return Optional.of(new UploadReport(code, status, shown.isEmpty() ? "no answer" : shown));
  }

  boolean isBrought() {
    return trouble.isEmpty();
  }

  /** Whether another try would not be answered otherwise. */
  boolean isRefused() {
    return status >= 400 && status < 500;
  }

  /** The sentence in an answer of ours; the whole of what is none. */
  private static String said(String answer) {
    try {
      return JsonParser.parseString(answer) instanceof JsonObject json
              && json.get("messages") instanceof JsonObject messages
              && messages.get("error") instanceof JsonArray errors
              && !errors.isEmpty()
              && errors.get(0) instanceof JsonPrimitive first
          ? first.getAsString()
          : answer;
    } catch (JsonParseException e) {
      return answer;
    }
  }
}
