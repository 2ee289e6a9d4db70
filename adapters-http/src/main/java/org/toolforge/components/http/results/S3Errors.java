package org.toolforge.components.http.results;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.time.Duration;
import java.util.Set;
import org.toolforge.components.ComponentsException;

/** From what the object store answers to our errors; the log has the details. */
final class S3Errors {

  private static final System.Logger LOG = System.getLogger(S3Errors.class.getName());
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
  private static final Set<String> OF_NOTHING = Set.of("NoSuchKey", "NoSuchObject", "InvalidRange");
  private static final Set<String> OF_KEYS =
      Set.of("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch");

  private final S3Settings settings;

  S3Errors(S3Settings settings) {
    this.settings = settings;
  }

  /** Whether it only says that there is no such object, or not so much of it. */
  static boolean isAbsent(MinioException e) {
    return e instanceof ErrorResponseException answer
        && OF_NOTHING.contains(answer.errorResponse().code());
  }

  ComponentsException.Unavailable unavailable(Exception e) {
    String code =
        e instanceof ErrorResponseException answer ? answer.errorResponse().code() : e.toString();
    log(code);
    return new ComponentsException.Unavailable(sentence(code), RETRY_AFTER, e);
  }

  ComponentsException.Unavailable unavailable(String code) {
    log(code);
    return new ComponentsException.Unavailable(sentence(code), RETRY_AFTER);
  }

  private void log(String code) {
    LOG.log(System.Logger.Level.WARNING, "{0} answers: {1}", settings, code);
  }

  private static String sentence(String code) {
    if (code.equals("NoSuchBucket")) {
      return "The store of results lacks its bucket; its administrators have to make it.";
    }
    return OF_KEYS.contains(code)
        ? "The store of results does not accept the keys of this server; the administrators have to"
            + " mend that."
        : "The store of results does not answer as it should. Try again a little later.";
  }
}
