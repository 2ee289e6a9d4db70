package org.toolforge.components.http.resource;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.http.api.DeploymentsApi;
import org.toolforge.components.http.error.Errors;
import org.toolforge.components.http.error.Problem;
import org.toolforge.components.http.exchange.Exchange;
import org.toolforge.components.http.mapping.DeploymentMapping;
import org.toolforge.components.http.mapping.PlanMapping;
import org.toolforge.components.http.model.DeployRequest;
import org.toolforge.components.http.model.DeploymentAnswer;
import org.toolforge.components.http.model.Deployments;
import org.toolforge.components.http.model.DeploymentsAnswer;
import org.toolforge.components.http.model.Messages;
import org.toolforge.components.http.model.PlanAnswer;
import org.toolforge.components.http.stream.Follower;
import org.toolforge.components.plan.PlanId;
import org.toolforge.components.port.StoredDeployment;

/** Making deployments, following and ending them. */
public final class DeploymentsResource implements DeploymentsApi {

  private static final String LATEST = "latest";
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  private final Components components;
  private final Follower follower;

  public DeploymentsResource(Components components, Follower follower) {
    this.components = components;
    this.follower = follower;
  }

  @Override
  public Response createDeployment(
      String path,
      Boolean forceBuild,
      Boolean forceRun,
      List<String> only,
      Boolean onlyPlan,
      @Nullable String plan,
      @Nullable DeployRequest body) {
    DeploymentRequest request =
        DeploymentRequests.of(Exchange.current().caller(), forceBuild, forceRun, only);
    request = described(request, body);
    if (plan != null) {
      request = request.pinnedTo(new PlanId(plan));
    }
    if (onlyPlan) {
      return Response.ok(
              new PlanAnswer()
                  .data(PlanMapping.of(tool(), components.preview(tool(), request)))
                  .messages(Answers.quiet()))
          .build();
    }
    return created(components.deploy(tool(), request));
  }

  private static DeploymentRequest described(
      DeploymentRequest request, @Nullable DeployRequest body) {
    if (body == null) {
      return request;
    }
    String description = body.getDescription();
    String cause = body.getCause();
    DeploymentRequest described = description == null ? request : request.describedAs(description);
    String callback = body.getCallbackUrl();
    DeploymentRequest calling =
        callback == null ? described : described.calling(CallbackUrl.of(callback));
    return cause == null || cause.isEmpty() ? calling : calling.causedBy(cause);
  }

  @Override
  public Response listDeployments(String path) {
    Deployments all =
        new Deployments()
            .deployments(
                components.deployments(tool()).stream().map(DeploymentMapping::of).toList());
    return Response.ok(new DeploymentsAnswer().data(all).messages(Answers.quiet())).build();
  }

  @Override
  public Response getDeployment(String path, String id, Integer wait) {
    StoredDeployment seen = components.storedDeployment(tool(), id(id));
    // A finished one will not change any more.
    StoredDeployment now =
        follower.await(
            seen,
            state -> state.version() != seen.version() || state.deployment().isFinished(),
            Streamed.patience(wait));
    return ok(now.deployment(), Answers.quiet());
  }

  @Override
  public Response getDeploymentResult(String path, String id, Integer wait) {
    StoredDeployment seen = components.storedDeployment(tool(), id(id));
    Deployment now =
        follower
            .await(seen, state -> state.deployment().isFinished(), Streamed.patience(wait))
            .deployment();
    return switch (now.status()) {
      case SUCCESSFUL -> ok(now, Answers.info("Deployment %s was successful.".formatted(now.id())));
      case PENDING, RUNNING, CANCELLING ->
          problem(
              Problem.passing(
                  429,
                  "Deployment %s is %s: %s. Ask again."
                      .formatted(now.id(), now.status().word(), now.longStatus()),
                  ASK_AGAIN));
      case FAILED, TIMED_OUT, CANCELLED ->
          problem(
              Problem.of(
                  409,
                  "Deployment %s is %s: %s"
                      .formatted(now.id(), now.status().word(), now.longStatus())));
    };
  }

  @Override
  public Response watchDeployment(String path, String id, @Nullable String lastEventId) {
    if (!Exchange.current().accepts(Streamed.EVENTS)) {
      throw new NotAcceptableException();
    }
    DeploymentId deployment = id(id);
    return Streamed.of(
        follower.events(tool(), deployment, Streamed.number(lastEventId)), Streamed.EVENTS);
  }

  @Override
  public Response getLog(
      String path,
      String id,
      String component,
      String kind,
      Boolean follow,
      @Nullable String lastEventId) {
    boolean asEvents = Streamed.wantsEvents();
    long after = asEvents ? Streamed.number(lastEventId) : 0;
    DeploymentId deployment = id(id);
    ComponentName name = component(component);
    ToolName tool = tool();
    StreamingOutput log =
        switch (kind) {
          case "build" ->
              follower.log(
                  tool,
                  () -> components.buildLog(tool, deployment, name, after, follow),
                  asEvents,
                  follow);
          case "run" ->
              follower.log(
                  tool,
                  () -> components.runLog(tool, deployment, name, after, follow),
                  asEvents,
                  follow);
          default ->
              throw ComponentsException.Invalid.because(
                  "Validation error at kind: must be build or run");
        };
    return Streamed.lines(log, asEvents);
  }

  @Override
  public Response cancelDeployment(String path, String id) {
    return ok(
        components.cancel(tool(), id(id)),
        Answers.info("Deployment flagged for cancellation, might take a moment to cancel."));
  }

  @Override
  public Response retryDeployment(String path, String id) {
    return created(components.retry(tool(), id(id), Exchange.current().caller().name()));
  }

  @Override
  public Response rollBackDeployment(String path, String id) {
    return created(components.rollback(tool(), id(id), Exchange.current().caller().name()));
  }

  @Override
  public Response deleteDeployment(String path, String id) {
    Deployment deleted = components.deleteDeployment(tool(), new DeploymentId(id));
    return ok(deleted, Answers.info("Deployment %s deleted successfully.".formatted(deleted.id())));
  }

  private static ToolName tool() {
    return Exchange.current().tool();
  }

  private DeploymentId id(String id) {
    return id.equals(LATEST) ? components.latestDeployment(tool()).id() : new DeploymentId(id);
  }

  private static ComponentName component(String name) {
    try {
      return new ComponentName(name);
    } catch (ComponentsException.Invalid e) {
      throw new ComponentsException.NotFound("Unable to find that component. " + e.getMessage());
    }
  }

  private Response created(Deployment deployment) {
    String info = "Deployment for %s created successfully.".formatted(deployment.tool());
    return Response.fromResponse(ok(deployment, Answers.info(info)))
        .header(
            HttpHeaders.LOCATION,
            "/api/v1/tool/%s/deploy/%s".formatted(deployment.tool(), deployment.id()))
        .build();
  }

  private static Response ok(Deployment deployment, Messages messages) {
    return Response.ok(
            new DeploymentAnswer().data(DeploymentMapping.of(deployment)).messages(messages))
        .build();
  }

  private static Response problem(Problem problem) {
    return Errors.response(problem);
  }
}
