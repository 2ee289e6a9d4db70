package org.toolforge.components.plan;

/** Why a step is in a plan, in words that a machine can rely on. */
public sealed interface Reason {

  /** Stable, short, lower-case: part of the API. */
  String code();

  /** A setting differs from what runs; the code is its path in the config. */
  record Changed(String path) implements Reason {
    @Override
    public String code() {
      return path;
    }
  }

  /** Another component's build makes the image. */
  record SharesBuild(String component) implements Reason {
    @Override
    public String code() {
      return "shares-build-of:" + component;
    }
  }

  /** The reasons that need no detail. */
  enum Because implements Reason {
    /** Nothing of this repository was built before. */
    NEVER_BUILT("never-built"),
    /** The repository moved to another commit. */
    SOURCE_CHANGED("source-changed"),
    /** The same commit was built, with other options. */
    OPTIONS_CHANGED("options-changed"),
    /** The same commit was built with the same options. */
    ALREADY_BUILT("already-built"),
    /** The image is that of an earlier deployment which is gone back to or taken up again. */
    KEPT("kept"),
    /** The user asked for it whether needed or not. */
    FORCED("forced"),
    /** Nothing of that name runs. */
    NEW("new"),
    /** Another image than the one that runs. */
    IMAGE("image"),
    /** It is there, but failed or is not ready, so it gets another start. */
    UNHEALTHY("unhealthy"),
    /** A one-off that never ended well. */
    NEVER_SUCCEEDED("never-succeeded"),
    /** A one-off that wants to run at every deployment. */
    RERUN_ALWAYS("rerun-always"),
    /** It runs as declared. */
    UNCHANGED("unchanged"),
    /** The config no longer has it. */
    NOT_IN_CONFIG("not-in-config");

    private final String code;

    Because(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
