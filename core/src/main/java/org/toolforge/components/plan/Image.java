package org.toolforge.components.plan;

/** A container image, named so that the same reference is the same content. */
public record Image(String reference) {
  @Override
  public String toString() {
    return reference;
  }
}
