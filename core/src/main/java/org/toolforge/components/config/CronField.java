package org.toolforge.components.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One of the five parts of a cron expression. */
enum CronField {
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day of the month", 1, 31, ""),
  MONTH("month", 1, 12, "janfebmaraprmayjunjulaugsepoctnovdec"),
  /** Sunday is 0 and also 7, as in most crons; Kubernetes knows the 0 only. */
  DAY_OF_WEEK("day of the week", 0, 7, "sunmontuewedthufrisat");

  private static final Pattern ITEM =
      Pattern.compile(
          "(?:\\*|(?<from>[0-9]{1,2}|[a-z]{3})(?:-(?<to>[0-9]{1,2}|[a-z]{3}))?)(?:/(?<step>[0-9]{1,2}))?");
  private static final int NAME_LENGTH = 3;
  private static final int SUNDAY_AS_7 = 7;

  private final String title;
  private final int least;
  private final int most;
  private final String names;

  CronField(String title, int least, int most, String names) {
    this.title = title;
    this.least = least;
    this.most = most;
    this.names = names;
  }

  /** What is wrong with this part of an expression, or null. */
  @Nullable String problemOf(String text) {
    for (String item : text.split(",", -1)) {
      String problem = problemOfItem(item.toLowerCase(Locale.ROOT));
      if (problem != null) {
        return "its %s '%s' %s".formatted(title, Shown.text(item), problem);
      }
    }
    return null;
  }

  private @Nullable String problemOfItem(String item) {
    Matcher matcher = ITEM.matcher(item);
    if (!matcher.matches()) {
      return "is not *, a number, a range such as 1-5 or a step such as */10";
    }
    String from = matcher.group("from");
    String to = matcher.group("to");
    String step = matcher.group("step");
    if (step != null && Integer.parseInt(step) == 0) {
      return "has a step of 0";
    }
    if (from == null) {
      return null;
    }
    int first = number(from);
    int last = to == null ? first : number(to);
    if (first < least || first > most || last < least || last > most) {
      String namesToo =
          names.isEmpty() ? "" : " or a name such as " + names.substring(0, NAME_LENGTH);
      return "is not within %d to %d%s".formatted(least, most, namesToo);
    }
    return first > last ? "is a range that ends before it starts" : null;
  }

  /** The numbers that a valid part stands for. */
  SortedSet<Integer> numbers(String text) {
    SortedSet<Integer> numbers = new TreeSet<>();
    for (String item : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      Matcher matcher = ITEM.matcher(item);
      if (!matcher.matches()) {
        continue;
      }
      String from = matcher.group("from");
      String to = matcher.group("to");
      String step = matcher.group("step");
      int first = from == null ? least : number(from);
      // A single number with a step runs on to the end.
      int last = to != null ? number(to) : from == null || step != null ? most : first;
      for (int i = first; i <= last; i += step == null ? 1 : Integer.parseInt(step)) {
        numbers.add(i);
      }
    }
    return numbers;
  }

  /** The part in lower case, in a form that Kubernetes reads too. */
  String normalised(String text) {
    List<String> items = new ArrayList<>();
    for (String item : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      items.add(this == DAY_OF_WEEK ? withoutSeven(item) : item);
    }
    return String.join(",", items);
  }

  private String withoutSeven(String item) {
    Matcher matcher = ITEM.matcher(item);
    String from = matcher.matches() ? matcher.group("from") : null;
    if (from == null) {
      return item;
    }
    String to = matcher.group("to");
    String step = matcher.group("step");
    int first = number(from);
    int last = to == null ? first : number(to);
    if (last != SUNDAY_AS_7) {
      return item;
    }
    List<String> days = new ArrayList<>();
    for (int day = first; day <= last; day += step == null ? 1 : Integer.parseInt(step)) {
      days.add(String.valueOf(day % SUNDAY_AS_7));
    }
    return String.join(",", days);
  }

  private int number(String value) {
    if (Character.isDigit(value.charAt(0))) {
      return Integer.parseInt(value);
    }
    int at = names.indexOf(value);
    // Names count from 1 where numbers do; a match across two names is none.
    return at < 0 || at % NAME_LENGTH != 0 ? -1 : at / NAME_LENGTH + least;
  }
}
