package io.lintel.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines of UTF-8 up to a limit. */
final class LineReader {

  private final InputStream in;
  private final int bytesMax;

  LineReader(InputStream in, int bytesMax) {
    this.in = new BufferedInputStream(in);
    this.bytesMax = bytesMax;
  }

  /**
   * The next line without its end; empty at the end of the stream, a torn line included.
   *
   * @throws IOException when the line is longer than the limit
   */
  Optional<String> next() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (octet == '\n') {
        return Optional.of(line.toString(UTF_8));
      }
      if (line.size() == bytesMax) {
        throw new IOException("a line is longer than " + bytesMax + " bytes");
      }
      line.write(octet);
    }
    return Optional.empty();
  }
}
