package org.toolforge.components.http.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.toolforge.components.http.client.api.ApiClient;
import org.toolforge.components.http.client.api.RunsApi;
import org.toolforge.components.http.model.Results;
import org.toolforge.components.http.model.ResultsAnswer;
import org.toolforge.components.http.model.Run;
import org.toolforge.components.http.model.RunAnswer;
import org.toolforge.components.http.model.Runs;
import org.toolforge.components.http.model.RunsAnswer;

/**
 * The runs on demand of one tool. Every call throws {@link ClientException} when it is not
 * answered, or not with what was asked for.
 */
public final class RunsClient {

  private final Connection connection;
  private final RunsApi api;
  private final String tool;
  private final Pause pause;

  RunsClient(Connection connection, String tool, Pause pause) {
    this.connection = connection;
    this.api = new RunsApi(connection.api());
    this.tool = tool;
    this.pause = pause;
  }

  /** Runs an image; the answer tells how it starts. */
  public Answer<Run> start(RunOptions options) {
    return run(connection.ask(() -> api.startRun(tool, options.body())));
  }

  /** All that are kept, oldest first. */
  public Answer<Runs> list() {
    RunsAnswer answer = connection.ask(() -> api.listRuns(tool));
    return Answer.of(answer.getData(), answer.getMessages());
  }

  public Answer<Run> show(String id) {
    return run(connection.ask(() -> api.getRun(tool, id, null)));
  }

  /** Stops it, and removes it with its results. */
  public Answer<Run> remove(String id) {
    return run(connection.ask(() -> api.removeRun(tool, id)));
  }

  /**
   * Tells every line that the run prints, in the thread of the caller.
   *
   * @return the run when it has ended
   */
  public Run follow(String id, Consumer<String> lines) throws InterruptedException {
    return new RunFollowing(connection, api, tool, id, lines, pause).toTheEnd();
  }

  /** Copies what a run printed by now. */
  public void log(String id, OutputStream destination) throws InterruptedException, IOException {
    connection.copy("/runs/" + ApiClient.urlEncode(id) + "/logs", destination);
  }

  /** The files that a run left. */
  public Answer<Results> results(String id) {
    ResultsAnswer answer = connection.ask(() -> api.listResults(tool, id));
    return Answer.of(answer.getData(), answer.getMessages());
  }

  /**
   * Fetches a file that a run left, whatever its size.
   *
   * @throws IOException when it cannot be written
   */
  public void fetch(String id, String path, OutputStream destination)
      throws InterruptedException, IOException {
    String address =
        "/runs/%s/results/%s".formatted(ApiClient.urlEncode(id), ApiClient.urlEncode(path));
    new Downloading(connection, address, destination, pause).toTheEnd();
  }

  private static Answer<Run> run(RunAnswer answer) {
    return Answer.of(answer.getData(), answer.getMessages());
  }
}
