package io.lintel.gateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the {@code mqtt:} section. */
final class MqttSection {

  private static final URI NO_URL = URI.create("mqtts://nowhere.invalid");
  private static final String URL_WORDS =
      "must be mqtts://host or mqtts://host:port (mqtt:// without encryption)";
  private static final Pattern USERNAME = Pattern.compile("\\P{Cntrl}{1,255}");

  /** Names and addresses that never leave this machine. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9]+\\.[0-9]+\\.[0-9]+|\\[::1]");

  private MqttSection() {}

  static MqttConfig read(Section section) {
    var usernameForm = Parsers.text(USERNAME, "1 to 255 printable characters");
    var config =
        new MqttConfig(
            section.required("url", MqttSection::url, NO_URL),
            section.optional("username", usernameForm),
            section.optional("password_file", Parsers::path),
            section.optional("ca_file", Parsers::path),
            section.optional("cert_file", Parsers::path),
            section.optional("key_file", Parsers::path),
            section.optional("allow_plaintext", Parsers::flag, false),
            section.optional("require_consumer", Parsers::flag, true),
            section.optional(
                "keep_alive",
                Parsers.duration(Duration.ofSeconds(5), Duration.ofHours(1)),
                MqttConfig.KEEP_ALIVE_DEFAULT),
            section.number("backlog_per_second", 1, 10_000, MqttConfig.BACKLOG_PER_SECOND_DEFAULT),
            section.optional(
                "pins_in_messages", Parsers.oneOf(MqttConfig.Pins.class), MqttConfig.Pins.MASKED));
    check(section, config);
    return config;
  }

  private static void check(Section section, MqttConfig config) {
    if (!config.encrypted() && !config.allowPlaintext() && !loopback(config.url())) {
      section.problem(
          "url",
          "mqtt:// to another machine can be read and forged on the way: use mqtts://, or set"
              + " allow_plaintext: true if the network is trusted");
    }
    if (!config.encrypted() && config.pinsInMessages() == MqttConfig.Pins.CLEAR) {
      section.problem("pins_in_messages", "clear needs an encrypted connection (mqtts://)");
    }
    needs(section, "cert_file", config.certFile(), "key_file", config.keyFile());
    needs(section, "key_file", config.keyFile(), "cert_file", config.certFile());
    needs(section, "password_file", config.passwordFile(), "username", config.username());
  }

  private static void needs(
      Section section, String key, Optional<?> value, String otherKey, Optional<?> other) {
    if (value.isPresent() && other.isEmpty()) {
      section.problem(key, "needs " + otherKey + " beside it");
    }
  }

  private static Parsed<URI> url(ConfigNode node) {
    return Parsers.text(node).then(MqttSection::url);
  }

  private static Parsed<URI> url(String text) {
    try {
      var url = new URI(text);
      return wellFormed(url)
          ? new Parsed.Value<>(url)
          : new Parsed.Misfit<>(URL_WORDS + ", not \"" + withoutUser(text) + "\"");
    } catch (URISyntaxException broken) {
      return new Parsed.Misfit<>(URL_WORDS + ": " + broken.getReason());
    }
  }

  private static boolean wellFormed(URI url) {
    return url.getHost() != null
        && ("mqtt".equals(url.getScheme()) || "mqtts".equals(url.getScheme()))
        && url.getPort() != 0
        && url.getPort() <= 65_535
        && url.getRawUserInfo() == null
        && url.getRawPath().isEmpty()
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  /** What stands before an @ may be a password. */
  private static String withoutUser(String url) {
    return url.replaceFirst("//.*@", "//<redacted>@");
  }

  private static boolean loopback(URI url) {
    return LOOPBACK.matcher(url.getHost()).matches();
  }
}
