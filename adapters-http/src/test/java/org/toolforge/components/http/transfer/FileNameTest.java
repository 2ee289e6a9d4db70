package org.toolforge.components.http.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.run.ResultPath;

class FileNameTest {

  @ParameterizedTest
  @CsvSource({
    "report.csv, text/csv",
    "a.b/REPORT.CSV, text/csv",
    "page.html, text/html",
    "photo.jpeg, image/jpeg",
    "log.txt, text/plain;charset=utf-8",
    "README, application/octet-stream",
    "folder.csv/README, application/octet-stream",
    "odd.xyz, application/octet-stream",
    ".csv, text/csv",
    "dot., application/octet-stream",
  })
  void suggestsAType(String path, String type) {
    assertThat(FileName.contentType(new ResultPath(path))).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.js", "a.mjs", "a.css", "a.wasm"})
  void isNeverThatOfSomethingThatAPageLoads(String path) {
    assertThat(FileName.contentType(new ResultPath(path)))
        .isIn("text/plain;charset=utf-8", "application/octet-stream");
  }

  @Test
  void isWhatABrowserSavesTheFileAs() {
    assertThat(FileName.disposition(new ResultPath("a/zwölf \"☃\"\u00a0;x.csv")))
        .isEqualTo("attachment; filename*=UTF-8''zw%C3%B6lf%20%22%E2%98%83%22%C2%A0%3Bx.csv");
  }
}
