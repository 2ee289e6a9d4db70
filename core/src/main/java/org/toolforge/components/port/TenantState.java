package org.toolforge.components.port;

/** How far a tool's place on the platform is. */
public enum TenantState {
  /** Everything is there. */
  PREPARED("Prepared"),
  /** Asked for, and being made. */
  PREPARING("Preparing"),
  /** Somebody else made the namespace, and nobody said that it may be taken: it is left alone. */
  NAMESPACE_EXISTS("NamespaceExists"),
  /** The platform refuses something; it is tried again. */
  FAILED("Failed"),
  /** Being removed. */
  TERMINATING("Terminating");

  private final String word;

  TenantState(String word) {
    this.word = word;
  }

  /** The name that people and programs know it by. */
  public String word() {
    return word;
  }
}
