package org.toolforge.components.config;

import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/**
 * When a scheduled component runs.
 *
 * @param expression five cron fields with one space between them and names in lower case, Sunday
 *     always as 0; or one of {@code @hourly @daily @weekly @monthly @yearly}
 */
public record CronSchedule(String expression) {

  private static final Set<String> ALIASES =
      Set.of("@hourly", "@daily", "@weekly", "@monthly", "@yearly");
  private static final int LONGEST = 1000;
  private static final int DAY_AT = 2;
  private static final int MONTH_AT = 3;
  private static final Pattern EVERY_DAY = Pattern.compile("\\*(/0?1)?");

  /**
   * @throws ComponentsException.Invalid when the text is no schedule
   */
  public CronSchedule {
    String problem = problemOf(expression);
    if (problem != null) {
      throw ComponentsException.Invalid.because(
          "The schedule %s. Received value: '%s'".formatted(problem, Shown.text(expression)));
    }
    expression = normalised(expression);
  }

  /** What is wrong with a text as a schedule, or null. */
  static @Nullable String problemOf(String text) {
    List<String> parts = parts(text);
    if (parts.size() == 1 && ALIASES.contains(parts.getFirst())) {
      return null;
    }
    if (parts.size() != CronField.values().length || text.length() > LONGEST) {
      return "must be five cron fields such as '0 4 * * *', or one of @hourly, @daily, @weekly,"
          + " @monthly, @yearly";
    }
    Iterator<String> part = parts.iterator();
    for (CronField field : CronField.values()) {
      String problem = field.problemOf(part.next());
      if (problem != null) {
        return "must be a valid cron expression; " + problem;
      }
    }
    return dayProblem(parts);
  }

  private static @Nullable String dayProblem(List<String> parts) {
    // Any restriction of the day of the week adds days that exist.
    boolean byWeekToo =
        Arrays.stream(parts.getLast().split(",", -1)).noneMatch(EVERY_DAY.asMatchPredicate());
    int day = CronField.DAY_OF_MONTH.numbers(parts.get(DAY_AT)).first();
    boolean exists =
        CronField.MONTH.numbers(parts.get(MONTH_AT)).stream()
            .anyMatch(month -> Month.of(month).maxLength() >= day);
    return byWeekToo || exists
        ? null
        : "must name a day that exists; none of its months has a day " + day;
  }

  private static String normalised(String text) {
    List<String> parts = parts(text);
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    List<String> normalised = new ArrayList<>();
    Iterator<String> part = parts.iterator();
    for (CronField field : CronField.values()) {
      normalised.add(field.normalised(part.next()));
    }
    return String.join(" ", normalised);
  }

  private static List<String> parts(String text) {
    return List.of(text.strip().split("[ \\t\\r\\n]+"));
  }

  @Override
  public String toString() {
    return expression;
  }
}
