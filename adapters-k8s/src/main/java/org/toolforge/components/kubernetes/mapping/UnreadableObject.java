package org.toolforge.components.kubernetes.mapping;

/**
 * An object of the cluster that does not mean anything; somebody wrote it by hand, or a newer
 * version.
 */
public final class UnreadableObject extends RuntimeException {

  private final String path;
  private final String problem;

  /**
   * An object with something wrong in it.
   *
   * @param path where in the object, such as {@code spec.config.revision}
   * @param problem the rest of the sentence: what is wrong there, and what to do
   */
  public UnreadableObject(String path, String problem) {
    super(path + " " + problem);
    this.path = path;
    this.problem = problem;
  }

  public String path() {
    return path;
  }

  public String problem() {
    return problem;
  }
}
