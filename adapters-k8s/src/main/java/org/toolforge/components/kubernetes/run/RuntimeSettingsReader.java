package org.toolforge.components.kubernetes.run;

import java.time.Duration;
import java.util.regex.Pattern;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.CpuQuantity;
import org.toolforge.components.config.MemoryQuantity;
import org.toolforge.components.config.Node;
import org.toolforge.components.kubernetes.settings.SettingsPart;

/** Reads how components run from a settings file. What it does not name is as usual. */
public final class RuntimeSettingsReader {

  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private RuntimeSettingsReader() {}

  /**
   * The settings that a file has.
   *
   * @throws ComponentsException.Invalid when something in it is unknown or wrong
   */
  public static RuntimeSettings read(Node document) {
    RuntimeSettings usual = RuntimeSettings.DEFAULT;
    SettingsPart file = SettingsPart.of(document);
    SettingsPart limits = file.part("limits");
    RuntimeSettings settings =
        new RuntimeSettings(
            file.texts("launcher", usual.launcher()),
            cpu(limits, usual.cpu()),
            memory(limits, usual.memory()),
            limits.whole("replicas", usual.mostReplicas()),
            seconds(file, "grace_seconds", usual.grace()),
            seconds(file, "settling_seconds", usual.settling()),
            pods(file.part("pods"), usual.pods()),
            publishing(file.part("publish"), usual.publishing()),
            storage(file.part("storage"), usual.storage()),
            probes(file.part("probes"), usual.probes()),
            results(file.part("results"), usual.results()));
    limits.end();
    file.end();
    return settings;
  }

  private static CpuQuantity cpu(SettingsPart limits, CpuQuantity usual) {
    String wanted = "an amount of CPU in quotes, such as '1' or '500m'";
    return CpuQuantity.of(limits.text("cpu", usual.toString(), CpuQuantity::isValid, wanted));
  }

  private static MemoryQuantity memory(SettingsPart limits, MemoryQuantity usual) {
    String wanted = "an amount of memory in quotes, such as '512Mi'";
    return MemoryQuantity.of(
        limits.text("memory", usual.toString(), MemoryQuantity::isValid, wanted));
  }

  private static Duration seconds(SettingsPart part, String key, Duration usual) {
    return Duration.ofSeconds(part.whole(key, Math.toIntExact(usual.toSeconds())));
  }

  private static RuntimeSettings.Pods pods(SettingsPart part, RuntimeSettings.Pods usual) {
    RuntimeSettings.Pods pods =
        new RuntimeSettings.Pods(
            part.whole("user", usual.user()),
            part.whole("group", usual.group()),
            part.whole("storage_group", usual.storageGroup()),
            part.text("service_account", usual.serviceAccount()),
            part.texts("pull_secrets", usual.pullSecrets()));
    part.end();
    return pods;
  }

  private static RuntimeSettings.Publishing publishing(
      SettingsPart part, RuntimeSettings.Publishing usual) {
    RuntimeSettings.Publishing publishing =
        new RuntimeSettings.Publishing(
            part.text(
                "domain",
                usual.domain(),
                domain -> DOMAIN.matcher(domain).matches(),
                "a domain, such as tools.example.org"),
            part.text("ingress_class", usual.ingressClass()));
    part.end();
    return publishing;
  }

  private static RuntimeSettings.Storage storage(SettingsPart part, RuntimeSettings.Storage usual) {
    RuntimeSettings.Storage storage =
        new RuntimeSettings.Storage(
            part.text("claim", usual.claim()),
            part.text(
                "path", usual.path(), path -> path.startsWith("/"), "a path that begins with '/'"));
    part.end();
    return storage;
  }

  private static RuntimeSettings.Results results(SettingsPart part, RuntimeSettings.Results usual) {
    RuntimeSettings.Results results =
        new RuntimeSettings.Results(
            part.text("image", usual.image()),
            part.text(
                "url",
                usual.url(),
                url -> url.startsWith("http://") || url.startsWith("https://") || url.isEmpty(),
                "an address that begins with https:// or http://"),
            part.text("ca_config_map", usual.authority()),
            part.whole("user", usual.user()));
    part.end();
    if (results.image().isEmpty() != results.url().isEmpty()) {
      throw ComponentsException.Invalid.because(
          "Settings 'results.image' and 'results.url' are of use only together: results need somebody"
              + " to bring them, and a place to be brought to");
    }
    return results;
  }

  private static RuntimeSettings.Probes probes(SettingsPart part, RuntimeSettings.Probes usual) {
    RuntimeSettings.Probes probes =
        new RuntimeSettings.Probes(
            part.whole("period_seconds", usual.period()),
            part.whole("timeout_seconds", usual.timeout()),
            part.whole("failures", usual.failures()),
            part.whole("startup_seconds", usual.startup()));
    part.end();
    return probes;
  }
}
