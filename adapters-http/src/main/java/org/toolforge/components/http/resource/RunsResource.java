package org.toolforge.components.http.resource;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.ResultUpload;
import org.toolforge.components.Runs;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.api.RunsApi;
import org.toolforge.components.http.exchange.Exchange;
import org.toolforge.components.http.mapping.OnDemandMapping;
import org.toolforge.components.http.mapping.ResultMapping;
import org.toolforge.components.http.model.Messages;
import org.toolforge.components.http.model.ResultsAnswer;
import org.toolforge.components.http.model.RunAnswer;
import org.toolforge.components.http.model.RunsAnswer;
import org.toolforge.components.http.results.TarUpload;
import org.toolforge.components.http.stream.Follower;
import org.toolforge.components.http.stream.RunFollower;
import org.toolforge.components.http.stream.Streams;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunId;

/** Runs on demand, and what they leave. */
public final class RunsResource implements RunsApi {

  private final Runs runs;
  private final Follower follower;
  private final RunFollower waiting;
  private final Streams streams;
  private final ResultDownload download;

  /**
   * @param streams the places that answers take which are neither waited for nor logs
   */
  public RunsResource(Runs runs, Follower follower, RunFollower waiting, Streams streams) {
    this.runs = runs;
    this.follower = follower;
    this.waiting = waiting;
    this.streams = streams;
    this.download = new ResultDownload(runs, streams);
  }

  @Override
  public Response startRun(String path, @Nullable Node body) {
    String caller = Exchange.current().caller().name();
    Run run = runs.start(tool(), RunRequests.read(body, caller, runs::violations));
    String info = "Run of %s started.".formatted(run.order().component().name());
    return Response.fromResponse(answer(run, Answers.info(info)))
        .header(HttpHeaders.LOCATION, "/api/v1/tool/%s/runs/%s".formatted(tool(), run.id()))
        .build();
  }

  @Override
  public Response listRuns(String path) {
    return Response.ok(
            new RunsAnswer().data(OnDemandMapping.of(runs.list(tool()))).messages(Answers.quiet()))
        .build();
  }

  @Override
  public Response getRun(String path, String id, Integer wait) {
    Run seen = runs.find(tool(), new RunId(id));
    Run now =
        waiting.await(
            seen,
            run -> run.state().isOver() || !run.state().equals(seen.state()),
            Streamed.patience(wait));
    return answer(now, Answers.quiet());
  }

  @Override
  public Response removeRun(String path, String id) {
    Run removed = runs.remove(tool(), new RunId(id));
    return answer(removed, Answers.info("Run %s removed.".formatted(removed.id())));
  }

  @Override
  public Response getRunLog(String path, String id, Boolean follow, @Nullable String lastEventId) {
    boolean asEvents = Streamed.wantsEvents();
    long after = asEvents ? Streamed.number(lastEventId) : 0;
    RunId run = new RunId(id);
    ToolName tool = tool();
    return Streamed.lines(
        follower.log(tool, () -> runs.log(tool, run, after, follow), asEvents, follow), asEvents);
  }

  @Override
  public Response listResults(String path, String id) {
    return results(new RunId(id), Answers.quiet());
  }

  @Override
  public Response storeResults(String path, String id, @Nullable InputStream body) {
    RunId run = new RunId(id);
    Streams.Place place = streams.take(tool());
    try {
      List<String> leftOut = kept(run, body == null ? InputStream.nullInputStream() : body);
      return results(run, Answers.info("The results are kept.", leftOut));
    } catch (IOException e) {
      throw new ComponentsException.Malformed(
          "The archive did not arrive whole; the files that did are kept. Send it again.");
    } finally {
      place.close();
    }
  }

  private List<String> kept(RunId run, InputStream archive) throws IOException {
    try (ResultUpload upload = runs.upload(tool(), run)) {
      int leftOut = TarUpload.unpack(upload, archive).leftOut();
      return leftOut == 0
          ? List.of()
          : List.of(
              "%d entries of the archive are no files, and were left out.".formatted(leftOut));
    }
  }

  @Override
  public Response getResult(
      String path,
      String id,
      String file,
      @Nullable String range,
      @Nullable String ifRange,
      @Nullable String ifNoneMatch) {
    RunId run = new RunId(id);
    return download.answer(
        tool(),
        run,
        runs.result(tool(), run, new ResultPath(file)),
        new ResultDownload.Wish(range, ifRange, ifNoneMatch));
  }

  private Response results(RunId id, Messages messages) {
    return Response.ok(
            new ResultsAnswer().data(ResultMapping.of(runs.results(tool(), id))).messages(messages))
        .build();
  }

  private static Response answer(Run run, Messages messages) {
    return Response.ok(new RunAnswer().data(OnDemandMapping.of(run)).messages(messages)).build();
  }

  private static ToolName tool() {
    return Exchange.current().tool();
  }
}
