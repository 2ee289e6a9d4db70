package org.toolforge.components.http.spec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.results.TestTar;

/** Every answer about runs on demand that the description promises, provoked. */
final class RunScenarios {

  private static final String WEB = "{\"component\": \"web\"}";
  private static final byte[] NO_ARCHIVE = "no archive".repeat(60).getBytes(StandardCharsets.UTF_8);
  private static final byte[] ARCHIVE = new TestTar().file("a", "b").whole();
  private static final byte[] ESCAPING = new TestTar().file("../a", "b").whole();

  private final List<Scenario> all;

  RunScenarios(List<Scenario> all) {
    this.all = all;
  }

  private void add(String operation, int status, Function<Stage, Reply> request) {
    all.add(new Scenario(operation, status, request));
  }

  void add() {
    runs();
    logs();
    results();
    uploads();
  }

  private void runs() {
    add("startRun", 200, stage -> stage.successful().post("runs", WEB));
    add("startRun", 400, stage -> stage.post("runs", "{\"component\": "));
    add("startRun", 409, RunScenarios::tooMany);
    add("startRun", 413, stage -> stage.post("runs", "{\"x\": \"" + "x".repeat(300_000) + "\"}"));
    add(
        "startRun",
        415,
        stage ->
            stage
                .client()
                .with("Content-Type", "text/plain")
                .send("POST", stage.path("runs"), "hello"));
    add("startRun", 422, stage -> stage.post("runs", "{}"));
    add(
        "listRuns",
        200,
        stage -> {
          String unused = stage.ranOnce();
          return stage.get("runs");
        });
    add("getRun", 200, stage -> stage.get(stage.ranOnce()));
    add("getRun", 422, stage -> stage.get(stage.ranOnce() + "?wait=301"));
    add("getRun", 429, stage -> crowded(stage, run -> stage.get(run + "?wait=1")));
    add("removeRun", 200, stage -> stage.client().delete(stage.path(stage.ranOnce())));
  }

  private static Reply tooMany(Stage stage) {
    String unused = stage.goesOn();
    Reply reply = stage.post("runs", WEB.replace("web", "lasting"));
    for (int more = 0; more < 10 && reply.status() == 200; more++) {
      reply = stage.post("runs", WEB.replace("web", "lasting"));
    }
    return reply;
  }

  private void logs() {
    add("getRunLog", 200, stage -> stage.get(stage.ranOnce() + "/logs"));
    add(
        "getRunLog",
        200,
        stage -> stage.get(stage.ranOnce() + "/logs", "Accept", "text/event-stream"));
    add("getRunLog", 406, stage -> stage.get(stage.ranOnce() + "/logs", "Accept", "image/png"));
    add("getRunLog", 422, stage -> stage.get(stage.ranOnce() + "/logs?follow=maybe"));
    add("getRunLog", 429, stage -> crowded(stage, run -> stage.get(run + "/logs")));
  }

  private void results() {
    add("listResults", 200, stage -> stage.get(stage.ranOnce() + "/results"));
    add("getResult", 200, stage -> stage.get(stage.ranOnce() + "/results/data.csv"));
    add(
        "getResult",
        206,
        stage -> stage.get(stage.ranOnce() + "/results/data.csv", "Range", "bytes=0-1"));
    add(
        "getResult",
        304,
        stage -> stage.get(stage.ranOnce() + "/results/data.csv", "If-None-Match", "*"));
    add(
        "getResult",
        416,
        stage -> stage.get(stage.ranOnce() + "/results/data.csv", "Range", "bytes=99-"));
    add("getResult", 429, stage -> crowded(stage, run -> stage.get(run + "/results/a")));
  }

  private void uploads() {
    add("storeResults", 200, stage -> upload(stage, stage.ranOnce(), ARCHIVE));
    add("storeResults", 400, stage -> upload(stage, stage.ranOnce(), NO_ARCHIVE));
    add("storeResults", 409, RunScenarios::tooMuch);
    add(
        "storeResults",
        415,
        stage ->
            stage
                .client()
                .with("Content-Type", "text/plain")
                .send("PUT", stage.path(stage.ranOnce() + "/results"), "hello"));
    add("storeResults", 422, stage -> upload(stage, stage.ranOnce(), ESCAPING));
    add("storeResults", 429, stage -> crowded(stage, run -> upload(stage, run, ARCHIVE)));
  }

  /** While somebody follows the log of a run, which left a file already. */
  private static Reply crowded(Stage stage, Function<String, Reply> request) {
    String run = stage.goesOn();
    Reply unused = upload(stage, run, ARCHIVE);
    return stage.crowded(run + "/logs?follow=true", () -> request.apply(run));
  }

  private static Reply tooMuch(Stage stage) {
    byte[] huge = new TestTar().header("huge", '0', 1L << 40).whole();
    return upload(stage, stage.ranOnce(), huge);
  }

  private static Reply upload(Stage stage, String run, byte[] archive) {
    return stage
        .client()
        .with("Content-Type", "application/x-tar")
        .send("PUT", stage.path(run + "/results"), archive);
  }
}
