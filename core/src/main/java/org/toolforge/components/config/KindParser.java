package org.toolforge.components.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.toolforge.components.config.OneOffComponent.Rerun;
import org.toolforge.components.config.Port.Protocol;

/**
 * Reads what only some types of component have under {@code run}, and puts the component together.
 *
 * @param common what all types have, already read
 */
record KindParser(Common common, Fields run) {

  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_RETRIES = 5;
  private static final Pattern PATH = Pattern.compile("/[^\\s\\p{Cntrl}\\p{Cf}]*");
  private static final CronSchedule STAND_IN = new CronSchedule("@daily");

  record Common(
      ComponentName name,
      String description,
      BuildSource build,
      List<ComponentName> waitFor,
      RunSpec run) {}

  Component continuous() {
    Field portField = run.get("port");
    Integer number = portField == null ? null : portField.whole(1, HIGHEST_PORT);
    Protocol protocol = run.choice("port_protocol", Protocol.class, Protocol.TCP);
    return new ContinuousComponent(
        common.name,
        common.description,
        common.build,
        common.waitFor,
        common.run,
        number == null ? null : new Port(number, protocol),
        published(protocol),
        run.whole("replicas", 1, Field.LARGEST_NUMBER, 1),
        healthCheck(protocol));
  }

  Component scheduled() {
    return new ScheduledComponent(
        common.name,
        common.description,
        common.build,
        common.waitFor,
        common.run,
        schedule(),
        Duration.ofSeconds(run.whole("timeout", 0, Field.LARGEST_NUMBER, 0)),
        run.whole("retry", 0, MOST_RETRIES, 0));
  }

  Component oneOff() {
    return new OneOffComponent(
        common.name,
        common.description,
        common.build,
        common.waitFor,
        common.run,
        run.whole("retry", 0, MOST_RETRIES, 0),
        rerun());
  }

  /** For a component whose type is wrong: finds the mistakes that are mistakes in every type. */
  Component unknown() {
    scheduled();
    rerun();
    return continuous();
  }

  private boolean published(Protocol protocol) {
    Field field = run.get("publish");
    String path = field == null ? null : field.text();
    if (field == null || path == null) {
      return false;
    }
    if (!path.equals("/")) {
      field.violation("must be '/'");
    }
    needsTcpPort(field, protocol);
    return true;
  }

  private HealthCheck healthCheck(Protocol protocol) {
    Field http = run.get("health_check_http");
    Field script = run.get("health_check_script");
    if (http != null && script != null) {
      run.at().violation("must have only one of 'health_check_http' and 'health_check_script'");
    }
    String command = script == null ? null : script.words();
    String path = http == null ? null : http.text();
    if (http != null && path != null) {
      if (!PATH.matcher(path).matches()) {
        http.violation(
            "must be a path that starts with '/' and holds no whitespace or invisible characters");
      }
      needsTcpPort(http, protocol);
      return new HealthCheck.Http(path);
    }
    return command == null ? new HealthCheck.None() : new HealthCheck.Script(command);
  }

  private void needsTcpPort(Field field, Protocol protocol) {
    if (!run.has("port")) {
      field.violation("needs a 'port'");
    } else if (protocol != Protocol.TCP) {
      field.violation("needs a port with the protocol tcp, not " + Field.word(protocol));
    }
  }

  private CronSchedule schedule() {
    Field field = run.get("schedule");
    String text = field == null ? null : field.text();
    String problem = text == null ? null : CronSchedule.problemOf(text);
    if (field != null && problem != null) {
      field.violation(problem);
    }
    return text == null || problem != null ? STAND_IN : new CronSchedule(text);
  }

  private Rerun rerun() {
    return run.choice("rerun", Rerun.class, Rerun.ON_CHANGE);
  }
}
