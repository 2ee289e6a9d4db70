package org.toolforge.components.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What only continuous components have under {@code run}. */
record ContinuousRun(
    @Nullable Port port, boolean published, int replicas, HealthCheck healthCheck) {

  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern PATH = Pattern.compile("/[^\\s\\p{Cntrl}]*");

  static ContinuousRun parse(Fields run) {
    Field portField = run.get("port");
    Integer number = portField == null ? null : portField.whole(1, HIGHEST_PORT);
    Port.Protocol protocol = run.choice("port_protocol", Port.Protocol.class, Port.Protocol.TCP);
    return new ContinuousRun(
        number == null ? null : new Port(number, protocol),
        published(run, protocol),
        run.whole("replicas", 1, ScheduledRun.LARGEST_NUMBER, 1),
        healthCheck(run, protocol));
  }

  private static boolean published(Fields run, Port.Protocol protocol) {
    Field field = run.get("publish");
    String path = field == null ? null : field.text();
    if (field == null || path == null) {
      return false;
    }
    if (!path.equals("/")) {
      field.violation("must be '/'");
    }
    needsTcpPort(field, run, protocol);
    return true;
  }

  private static HealthCheck healthCheck(Fields run, Port.Protocol protocol) {
    Field http = run.get("health_check_http");
    Field script = run.get("health_check_script");
    if (http != null && script != null) {
      run.violation("must have only one of 'health_check_http' and 'health_check_script'");
    }
    String command = script == null ? null : script.words();
    String path = http == null ? null : http.text();
    if (http != null && path != null) {
      if (!PATH.matcher(path).matches()) {
        http.violation("must be a path that starts with '/' and holds no whitespace");
      }
      needsTcpPort(http, run, protocol);
      return new HealthCheck.Http(path);
    }
    return command == null ? new HealthCheck.None() : new HealthCheck.Script(command);
  }

  private static void needsTcpPort(Field field, Fields run, Port.Protocol protocol) {
    if (!run.has("port")) {
      field.violation("needs a 'port'");
    } else if (protocol != Port.Protocol.TCP) {
      field.violation("needs a port with the protocol tcp, not " + Field.word(protocol));
    }
  }
}
