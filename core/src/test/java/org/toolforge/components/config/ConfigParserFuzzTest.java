package org.toolforge.components.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;

/** Whatever the document, the parser gives a config or refuses it: it never breaks. */
final class ConfigParserFuzzTest {

  private static final int TRIES = 5_000;
  private static final List<String> WORDS =
      List.of(
          "components",
          "source",
          "source_url",
          "source-url",
          "config_version",
          "build",
          "run",
          "type",
          "component_type",
          "repository",
          "ref",
          "path",
          "reuse_from",
          "reuse-from",
          "wait_for",
          "env",
          "env_from",
          "cpu",
          "memory",
          "schedule",
          "port",
          "publish",
          "replicas",
          "retry",
          "timeout",
          "health_check_http",
          "command",
          "a",
          "b",
          "web",
          "continuous",
          "scheduled",
          "one-off",
          "v1beta1",
          "https://h.example/x",
          "https://[::1",
          "http://%zz/",
          "https://a:b@c",
          "//",
          "-x",
          "@daily",
          "* * * * *",
          "1/2,3-4/5 * * * *",
          "99999999999999999999",
          "1e9",
          "0.1",
          "512Mi",
          "",
          " ",
          "\0",
          "\uD800",
          "\n",
          "ä",
          "/",
          "yes",
          "999999Ti",
          "0",
          "-0.0");

  private final Random random = new Random(20_260_404);
  private final ConfigParser parser = new ConfigParser(true);

  @Test
  void survivesRandomDocuments() {
    for (int i = 0; i < TRIES; i++) {
      check(randomNode(5));
    }
  }

  @Test
  void survivesMutationsOfAValidDocument() {
    Node valid = TestConfigs.document(TestConfigs.toolhunt()).written();
    int accepted = 0;
    for (int i = 0; i < TRIES; i++) {
      Node mutated = mutated(valid);
      for (int more = random.nextInt(3); more > 0; more--) {
        mutated = mutated(mutated);
      }
      accepted += check(mutated) ? 1 : 0;
    }

    assertThat(accepted).as("accepted").isBetween(TRIES / 100, TRIES - TRIES / 100);
  }

  @Test
  void survivesRandomRuns() {
    for (int i = 0; i < TRIES; i++) {
      SequencedMap<String, Node> component = new LinkedHashMap<>();
      component.put("build", randomMapping(2));
      component.put("run", randomMapping(2));
      component.put("wait_for", new Node.Sequence(List.of(text("a"), randomNode(1))));
      Node.Mapping components = mapping("a", new Node.Mapping(component));
      check(mapping("components", components));
    }
  }

  private boolean check(Node document) {
    try {
      ConfigDocument parsed = parser.parse(document);
      assertThat(parsed.written()).isEqualTo(document);
      return true;
    } catch (ComponentsException.Invalid e) {
      assertThat(e.messages()).isNotEmpty().allMatch(message -> message.length() < 2_000);
      return false;
    } catch (RuntimeException e) {
      return fail("broke on " + document, e);
    }
  }

  /** The same but for one node somewhere, which is replaced, removed, doubled or renamed. */
  private Node mutated(Node node) {
    if (random.nextInt(6) == 0) {
      return randomNode(2);
    }
    return switch (node) {
      case Node.Mapping mapping when !mapping.entries().isEmpty() -> mutatedMapping(mapping);
      case Node.Sequence sequence when !sequence.items().isEmpty() -> {
        List<Node> items = new ArrayList<>(sequence.items());
        int at = random.nextInt(items.size());
        items.set(at, mutated(items.get(at)));
        yield new Node.Sequence(items);
      }
      case Node.Mapping ignored -> randomNode(1);
      case Node.Sequence ignored -> randomNode(1);
      case Node.Text ignored -> randomNode(1);
      case Node.Decimal ignored -> randomNode(1);
      case Node.Truth ignored -> randomNode(1);
      case Node.Nothing ignored -> randomNode(1);
    };
  }

  private Node mutatedMapping(Node.Mapping mapping) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>(mapping.entries());
    String key = new ArrayList<>(entries.keySet()).get(random.nextInt(entries.size()));
    Node value = entries.getOrDefault(key, new Node.Nothing());
    switch (random.nextInt(8)) {
      case 0 -> entries.remove(key);
      case 1 -> entries.put(key.replace('_', '-').replace("repository", "Repository"), value);
      case 2 -> entries.put(word(), value);
      default -> entries.put(key, mutated(value));
    }
    return new Node.Mapping(entries);
  }

  private Node randomNode(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 9)) {
      case 0, 1 -> text(word());
      case 2 ->
          new Node.Decimal(new BigDecimal(BigInteger.valueOf(random.nextInt(-9, 99_999)), scale()));
      case 3 -> new Node.Decimal(BigDecimal.valueOf(random.nextInt(-2, 9)));
      case 4 -> new Node.Truth(random.nextBoolean());
      case 5 -> new Node.Nothing();
      case 6 -> new Node.Sequence(List.of(randomNode(depth - 1), randomNode(depth - 1)));
      default -> randomMapping(depth);
    };
  }

  private int scale() {
    List<Integer> scales = List.of(0, 1, 3, -3, -40, 400, Integer.MAX_VALUE, Integer.MIN_VALUE);
    return scales.get(random.nextInt(scales.size()));
  }

  private Node.Mapping randomMapping(int depth) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      entries.put(word(), depth == 0 ? text(word()) : randomNode(depth - 1));
    }
    return new Node.Mapping(entries);
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static Node.Text text(String value) {
    return new Node.Text(value);
  }

  private static Node.Mapping mapping(String key, Node value) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    entries.put(key, value);
    return new Node.Mapping(entries);
  }
}
