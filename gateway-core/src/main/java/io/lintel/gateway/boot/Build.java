package io.lintel.gateway.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;

/**
 * What was built, and when.
 *
 * @param builtAt the least that an untrusted clock can show
 */
public record Build(String version, Instant builtAt) {

  /** Reads {@code build.properties}, which the build writes beside this class. */
  public static Build read() {
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      if (in == null) {
        throw new IllegalStateException("build.properties is missing from the jar");
      }
      var properties = new Properties();
      properties.load(in);
      return new Build(
          properties.getProperty("version"), Instant.parse(properties.getProperty("built_at")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
