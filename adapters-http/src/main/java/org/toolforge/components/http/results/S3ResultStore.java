package org.toolforge.components.http.results;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectsArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.credentials.Credentials;
import io.minio.errors.MinioException;
import io.minio.messages.DeleteRequest;
import io.minio.messages.DeleteResult;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.run.ResultFile;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.RunId;

/** Results as objects of a bucket, named {@code <prefix><tool>/<run>/<path>}. */
public final class S3ResultStore implements ResultStore, AutoCloseable {

  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration FOR_ANY_BYTE = Duration.ofSeconds(60);

  /** What is sent at once is in memory, as it has to be signed before. */
  private static final long PART = 5L << 20;

  /** No object may have more parts. */
  private static final long MOST_PARTS = 10_000;

  private final S3Settings settings;
  private final S3Errors errors;
  private final MinioClient client;

  private S3ResultStore(S3Settings settings) {
    this.settings = settings;
    this.errors = new S3Errors(settings);
    this.client =
        MinioClient.builder()
            .endpoint(settings.endpoint().toString())
            .region(settings.region())
            .credentialsProvider(() ->
                new Credentials(settings.accessKey().get(), settings.secretKey().get(), null, null))
            .build();
    client.setTimeout(TO_CONNECT.toMillis(), FOR_ANY_BYTE.toMillis(), FOR_ANY_BYTE.toMillis());
  }

  /** The store with these settings. Nothing is asked of it yet. */
  public static S3ResultStore open(S3Settings settings) {
    return new S3ResultStore(settings);
  }

  /** Something that is asked of the store. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws MinioException;
  }

  /** What the store answers; empty when it says that there is no such object. */
  private <T> Optional<T> asked(Question<T> question) {
    try {
      return Optional.of(question.ask());
    } catch (MinioException e) {
      if (S3Errors.isAbsent(e)) {
        return Optional.empty();
      }
      throw errors.unavailable(e);
    } catch (IllegalStateException e) {
      // So it hands on what goes wrong on the way to the store while it lists.
      throw errors.unavailable(e);
    }
  }

  private String prefix(ToolName tool, RunId run) {
    return settings.prefix() + tool + "/" + run + "/";
  }

  private String object(ToolName tool, RunId run, ResultPath path) {
    return prefix(tool, run) + path;
  }

  @Override
  public void put(ToolName tool, RunId run, ResultPath path, long size, InputStream content)
      throws IOException {
    try (SizedContent sized = new SizedContent(content, size)) {
      PutObjectArgs object =
          PutObjectArgs.builder()
              .bucket(settings.bucket())
              .object(object(tool, run, path))
              .contentType("application/octet-stream")
              .stream(sized, size, Math.max(PART, Math.ceilDiv(size, MOST_PARTS)))
              .build();
      try {
        var unused = client.putObject(object);
      } catch (MinioException | IllegalStateException e) {
        sized.throwFailure();
        throw errors.unavailable(e);
      }
    }
  }

  @Override
  public List<ResultFile> list(ToolName tool, RunId run) {
    String prefix = prefix(tool, run);
    List<ResultFile> files = new ArrayList<>();
    for (Item item : items(prefix)) {
      String path = item.objectName().substring(prefix.length());
      if (ResultPath.isValid(path)) {
        files.add(new ResultFile(new ResultPath(path), item.size(), version(item.etag())));
      }
    }
    files.sort(Comparator.comparing(ResultFile::path));
    return files;
  }

  private List<Item> items(String prefix) {
    ListObjectsArgs those =
        ListObjectsArgs.builder().bucket(settings.bucket()).prefix(prefix).recursive(true).build();
    return asked(
            () -> {
              List<Item> items = new ArrayList<>();
              for (Result<Item> result : client.listObjects(those)) {
                items.add(result.get());
              }
              return items;
            })
        .orElse(List.of());
  }

  private static String version(String etag) {
    return etag.replaceAll("[^A-Za-z0-9-]", "");
  }

  @Override
  public Optional<ResultFile> find(ToolName tool, RunId run, ResultPath path) {
    StatObjectArgs object =
        StatObjectArgs.builder().bucket(settings.bucket()).object(object(tool, run, path)).build();
    return asked(() -> client.statObject(object))
        .map(found -> new ResultFile(path, found.size(), version(found.etag())));
  }

  @Override
  public InputStream read(ToolName tool, RunId run, ResultPath path, long offset, long length) {
    if (length == 0) {
      // A range of no bytes cannot be asked for.
      if (find(tool, run, path).isEmpty()) {
        throw gone(run, path);
      }
      return InputStream.nullInputStream();
    }
    GetObjectArgs object =
        GetObjectArgs.builder()
            .bucket(settings.bucket())
            .object(object(tool, run, path))
            .offset(offset)
            .length(length)
            .build();
    return asked(() -> client.getObject(object)).orElseThrow(() -> gone(run, path));
  }

  private static ComponentsException.NotFound gone(RunId run, ResultPath path) {
    return new ComponentsException.NotFound(
        "Unable to find the result %s of run %s. It was removed or replaced, or never was."
            .formatted(path, run));
  }

  @Override
  public void remove(ToolName tool, RunId run) {
    List<DeleteRequest.Object> doomed =
        items(prefix(tool, run)).stream()
            .map(item -> new DeleteRequest.Object(item.objectName()))
            .toList();
    if (doomed.isEmpty()) {
      return;
    }
    RemoveObjectsArgs those =
        RemoveObjectsArgs.builder().bucket(settings.bucket()).objects(doomed).build();
    List<String> refused =
        asked(
                () -> {
                  List<String> codes = new ArrayList<>();
                  // It removes as its answers are read.
                  for (Result<DeleteResult.Error> failed : client.removeObjects(those)) {
                    codes.add(String.valueOf(failed.get().code()));
                  }
                  return codes;
                })
            .orElse(List.of());
    if (!refused.isEmpty()) {
      throw errors.unavailable(refused.getFirst());
    }
  }

  /** Ends the connections to the store. */
  @Override
  public void close() {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("The client of the store of results cannot be closed", e);
    }
  }
}
