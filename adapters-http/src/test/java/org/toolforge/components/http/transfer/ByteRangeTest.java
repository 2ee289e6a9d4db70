package org.toolforge.components.http.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-99,                    0, 99, 100",
    "bytes=0-0,                     0, 0, 1",
    "bytes=10-,                     10, 999, 990",
    "bytes=999-,                    999, 999, 1",
    "bytes=-1,                      999, 999, 1",
    "bytes=-1000,                   0, 999, 1000",
    "bytes=-99999,                  0, 999, 1000",
    "bytes=0-99999,                 0, 999, 1000",
    "bytes=5-99999999999999999999,  5, 999, 995",
    "bytes=-99999999999999999999,   0, 999, 1000",
    "BYTES=7-7,                     7, 7, 1",
    "bytes = 7-8,                   7, 8, 2",
  })
  void isAPartOfTheFile(String header, long first, long last, long length) {
    ByteRange.Part part = new ByteRange.Part(first, length);

    assertThat(ByteRange.of(header, 1000)).isEqualTo(part);
    assertThat(part.contentRange(1000)).isEqualTo("bytes %d-%d/1000".formatted(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes=1000-", "bytes=1000-2000", "bytes=99999999999999999999-", "bytes=-0"})
  void isBeyondTheFile(String header) {
    assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange.Beyond());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=2-1",
        "bytes=0-1,5-6",
        "lines=0-9",
        "bytes=+1-2",
        "bytes=1-2-3",
        "0-9",
        "bytes=0x1-2"
      })
  void isIgnoredWhenItIsNoneOrMoreThanOne(String header) {
    assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void asksForNothingOfAnEmptyFile() {
    assertThat(ByteRange.of(null, 0)).isEqualTo(new ByteRange.Whole());
    assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new ByteRange.Beyond());
    assertThat(ByteRange.of("bytes=-5", 0)).isEqualTo(new ByteRange.Beyond());
  }
}
