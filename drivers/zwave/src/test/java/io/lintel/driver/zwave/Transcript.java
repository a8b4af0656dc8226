package io.lintel.driver.zwave;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.FrameParser;
import io.lintel.driver.zwave.serial.Received;
import io.lintel.driver.zwave.wire.Octets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What another host (zwave-js 15.29) and its stick said to each other: start-up, interview of six
 * nodes, S0 and S2 traffic, an S0 inclusion, an exclusion. Read from that host's log.
 */
final class Transcript {
  private static final Pattern BEGINS =
      Pattern.compile(".* SERIAL (?<way>[»«]) 0x(?<hex>[0-9a-f]+) *\\((?<size>\\d+) bytes\\)");

  private static final Pattern GOES_ON = Pattern.compile(" +(?<hex>[0-9a-f]+)");

  /** One data frame. */
  record Line(boolean fromStick, Frame frame) {}

  private final List<Line> lines = new ArrayList<>();
  private final FrameParser parser = new FrameParser();
  private final StringBuilder hex = new StringBuilder();
  private boolean fromStick;
  private int digitsLeft;

  static List<Line> read() {
    var transcript = new Transcript();
    var resource = Transcript.class.getResourceAsStream("transcript.log.gz");
    try (var text =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(resource)), StandardCharsets.UTF_8))) {
      text.lines().forEach(transcript::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return transcript.lines;
  }

  /** Long frames go on in the next lines of the log. */
  private void line(String text) {
    Matcher begins = BEGINS.matcher(text);
    if (begins.matches()) {
      fromStick = begins.group("way").equals("«");
      hex.setLength(0);
      digitsLeft = 2 * Integer.parseInt(begins.group("size"));
      digits(begins.group("hex"));
    } else if (digitsLeft > 0) {
      Matcher goesOn = GOES_ON.matcher(text);
      digits(goesOn.matches() ? goesOn.group("hex") : "");
    }
  }

  private void digits(String some) {
    hex.append(some);
    digitsLeft -= some.length();
    if (digitsLeft == 0) {
      received(Octets.ofHex(hex.toString()));
    }
  }

  private void received(Octets octets) {
    for (Received received : parser.feed(octets.buffer(), 0)) {
      switch (received) {
        case Received.Whole(Frame frame) -> lines.add(new Line(fromStick, frame));
        case Received.Ack _, Received.Nak _, Received.Can _ -> {}
        case Received.Damaged _ ->
            throw new AssertionError("a frame of the transcript is damaged: " + octets.hex());
      }
    }
  }

  private Transcript() {}
}
