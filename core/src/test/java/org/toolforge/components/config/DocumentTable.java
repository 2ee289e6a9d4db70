package org.toolforge.components.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Documents and what is wrong with them, from {@code documents.txt}, which explains its format. */
final class DocumentTable {

  /**
   * @param text the whole document in {@link RelaxedJson}
   * @param violations what the parser says
   * @param schemaRefuses whether the schema can know it, too
   */
  record Row(String text, List<String> violations, boolean schemaRefuses) {
    @Override
    public String toString() {
      return text;
    }
  }

  private DocumentTable() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String line : lines()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith("!")) {
        rows.add(new Row(document(line), List.of(), false));
        continue;
      }
      Row row = rows.removeLast();
      boolean beyondSchema = line.startsWith("!!");
      List<String> violations = new ArrayList<>(row.violations);
      violations.add("Validation error at " + line.substring(beyondSchema ? 3 : 2));
      rows.add(new Row(row.text, violations, row.schemaRefuses || !beyondSchema));
    }
    return rows;
  }

  private static String document(String line) {
    String kind = line.substring(0, line.indexOf(' '));
    String text = line.substring(line.indexOf(' ') + 1);
    return switch (kind) {
      case "document" -> text;
      case "component" -> "{components: {web: " + text + "}}";
      case "build" ->
          "{components: {web: {build: %s}, db: {build: {repository: 'https://h.example/db'}}}}"
              .formatted(text);
      case "run" ->
          "{components: {web: {build: {repository: 'https://h.example/x'}, run: %s}}}"
              .formatted(text);
      default ->
          "{components: {web: {type: '%s', build: {repository: 'https://h.example/x'}, run: %s}}}"
              .formatted(kind, text);
    };
  }

  private static List<String> lines() {
    try (InputStream stream = DocumentTable.class.getResourceAsStream("documents.txt")) {
      if (stream == null) {
        throw new IllegalStateException("documents.txt is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
