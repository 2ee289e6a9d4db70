package org.toolforge.components.http.resource;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.http.api.ConfigApi;
import org.toolforge.components.http.exchange.Exchange;
import org.toolforge.components.http.mapping.PlanMapping;
import org.toolforge.components.http.mapping.RevisionMapping;
import org.toolforge.components.http.model.ConfigAnswer;
import org.toolforge.components.http.model.ConfigRevisions;
import org.toolforge.components.http.model.ConfigRevisionsAnswer;
import org.toolforge.components.http.model.PlanAnswer;
import org.toolforge.components.port.StoredConfig;
import org.toolforge.components.status.GeneratedConfig;

/** The tool's config, and what deploying it would do. */
public final class ConfigResource implements ConfigApi {

  private final Components components;

  public ConfigResource(Components components) {
    this.components = components;
  }

  @Override
  public Response getConfig(String path, @Nullable String ifNoneMatch) {
    StoredConfig stored = components.config(tool());
    if (EntityTags.of(ifNoneMatch).holds(stored.revision())) {
      return Response.notModified().header(HttpHeaders.ETAG, EntityTags.tag(stored)).build();
    }
    return Response.ok(answer(stored, stored.document().warnings()))
        .header(HttpHeaders.ETAG, EntityTags.tag(stored))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  @Override
  public Response saveConfig(
      String path,
      @Nullable Node document,
      @Nullable String ifMatch,
      @Nullable String ifNoneMatch) {
    Node written = document == null ? new Node.Nothing() : document;
    StoredConfig stored = save(tool(), written, ifMatch, ifNoneMatch);
    String info = "Configuration for %s updated successfully.".formatted(tool());
    return Response.ok(
            new ConfigAnswer()
                .data(stored.document().written())
                .messages(Answers.info(info, stored.document().warnings())))
        .header(HttpHeaders.ETAG, EntityTags.tag(stored))
        .build();
  }

  private StoredConfig save(
      ToolName tool, Node document, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    String savedBy = Exchange.current().caller().name();
    if (ifMatch == null && ifNoneMatch == null) {
      return components.saveConfig(tool, document, savedBy);
    }
    long present = components.presentRevision(tool);
    if ((ifMatch != null && !EntityTags.of(ifMatch).holds(present))
        || (ifNoneMatch != null && EntityTags.of(ifNoneMatch).holds(present))) {
      throw new ComponentsException.Stale(
          ("The config of %s is not the one that you saw. Read it again and apply your change to"
                  + " it.")
              .formatted(tool));
    }
    return components.replaceConfig(tool, document, present, savedBy);
  }

  @Override
  public Response deleteConfig(String path) {
    return Response.ok(answer(components.deleteConfig(tool()), List.of())).build();
  }

  @Override
  public Response generateConfig(String path) {
    GeneratedConfig generated = components.generateConfig(tool());
    return Response.ok(
            new ConfigAnswer()
                .data(generated.document())
                .messages(Answers.warnings(generated.warnings())))
        .build();
  }

  @Override
  public Response listConfigRevisions(String path) {
    long current = components.presentRevision(tool());
    ConfigRevisions revisions =
        new ConfigRevisions()
            .revisions(
                components.configHistory(tool()).stream()
                    .map(stored -> RevisionMapping.of(stored, current))
                    .toList());
    return Response.ok(new ConfigRevisionsAnswer().data(revisions).messages(Answers.quiet()))
        .build();
  }

  @Override
  public Response getConfigRevision(String path, Long revision) {
    StoredConfig stored = components.configRevision(tool(), revision);
    return Response.ok(answer(stored, List.of()))
        .header(HttpHeaders.ETAG, EntityTags.tag(stored))
        .build();
  }

  @Override
  public Response makePlan(
      String path,
      Boolean forceBuild,
      Boolean forceRun,
      List<String> only,
      @Nullable Node candidate) {
    DeploymentRequest request =
        DeploymentRequests.of(Exchange.current().caller(), forceBuild, forceRun, only);
    Prepared prepared =
        candidate == null
            ? components.preview(tool(), request)
            : components.preview(tool(), request, candidate);
    return Response.ok(
            new PlanAnswer()
                .data(PlanMapping.of(tool(), prepared))
                .messages(Answers.warnings(prepared.config().document().warnings())))
        .build();
  }

  private static ToolName tool() {
    return Exchange.current().tool();
  }

  private static ConfigAnswer answer(StoredConfig stored, List<String> warnings) {
    return new ConfigAnswer()
        .data(stored.document().written())
        .messages(Answers.warnings(warnings));
  }
}
