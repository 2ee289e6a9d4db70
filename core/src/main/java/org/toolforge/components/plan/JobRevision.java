package org.toolforge.components.plan;

/**
 * Which deployment last applied a job. A job that is applied under another revision restarts even
 * when nothing else changed.
 *
 * @param value at most 10 lower-case letters and digits, so that it fits behind a component's name
 */
public record JobRevision(String value) {
  @Override
  public String toString() {
    return value;
  }
}
