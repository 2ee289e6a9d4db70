package org.toolforge.components.deployment;

/** Why a deployment ended as it did. */
public enum Outcome {
  SUCCESS,
  /** The platform failed. */
  ERROR_INFRA,
  /** The tool's code or config failed. */
  ERROR_CONTENT,
  /** Refused before anything started. */
  ERROR_CONFIG,
  CANCELLED,
  TIMEOUT
}
