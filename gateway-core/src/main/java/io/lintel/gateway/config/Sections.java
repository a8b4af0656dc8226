package io.lintel.gateway.config;

import io.lintel.gateway.config.AccessConfig.UntrustedClock;
import io.lintel.gateway.time.ClockTrust;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads each section of the file into its record. The defaults stand here, and nowhere else. */
final class Sections {

  private static final UUID NO_UUID = new UUID(0, 0);
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Pattern GATEWAY_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern GROUP = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
  private static final Parser<String> INSTANCE =
      Parsers.text(
          Pattern.compile("[a-z][a-z0-9_-]{0,31}"),
          "1 to 32 of a-z, 0-9, _ and -, beginning with a letter");

  private Sections() {}

  static GatewayConfig whole(Section root) {
    List<DriverConfig> drivers = root.named("drivers", INSTANCE, Sections::driver);
    var devices = new DeviceReader(drivers);
    return new GatewayConfig(
        root.section("gateway", Sections::site),
        root.section("clock", Sections::clockTrust),
        root.optionalSection("mqtt", MqttSection::read),
        root.section("store", Sections::store),
        root.section("log", Sections::log),
        root.section("secrets", Sections::secrets),
        root.section("limits", Sections::limits),
        root.section("access", Sections::access),
        root.section("admin", Sections::admin),
        drivers,
        devices.all(root));
  }

  private static SiteConfig site(Section section) {
    var idForm = Parsers.text(GATEWAY_ID, "1 to 63 of a-z, 0-9 and -, not beginning with -");
    String id = section.required("id", idForm, "");
    UUID workspaceId = section.required("workspace_id", Parsers::uuid, NO_UUID);
    return new SiteConfig(
        id,
        workspaceId,
        section
            .optional("connected_account_id", Parsers::uuid)
            .orElseGet(() -> UuidV5.of(workspaceId, id)),
        section.optional("data_dir", Parsers::path, Path.of("/var/lib/lintel")),
        section.optional("time_zone", Parsers::zone, UTC),
        section.optional("plugin_dir", Parsers::path));
  }

  private static ClockTrust clockTrust(Section section) {
    return section.optional("trust", Parsers.oneOf(ClockTrust.class), ClockTrust.AUTO);
  }

  private static StoreConfig store(Section section) {
    return new StoreConfig(
        section.number("journal_rows", 1_000, 10_000_000, 200_000),
        section.number("outbox_rows", 1_000, 1_000_000, 100_000),
        section.number("size_mib", 16, 16_384, 512),
        section.number("reserve_mib", 1, 256, 8));
  }

  private static LogConfig log(Section section) {
    return new LogConfig(
        section.optional("level", Parsers.oneOf(LogConfig.Level.class), LogConfig.Level.INFO),
        section.optional("dir", Parsers::path),
        section.number("file_mib", 1, 100, 5),
        section.number("files", 1, 100, 5));
  }

  private static SecretsConfig secrets(Section section) {
    return new SecretsConfig(
        section.optional(
            "source", Parsers.oneOf(SecretsConfig.Source.class), SecretsConfig.Source.FILE),
        section.optional("file", Parsers::path));
  }

  private static LimitsConfig limits(Section section) {
    return new LimitsConfig(
        section.number("doors_unlocked_in_10_s", 1, 1_000, 10),
        section.number("locks_per_minute", 1, 600, 15),
        section.number("unlocks_per_minute", 1, 600, 15),
        section.number("codes_created_per_minute", 1, 600, 10));
  }

  private static AccessConfig access(Section section) {
    return new AccessConfig(
        section.optional("untrusted_clock", Sections::untrustedClock, UntrustedClock.LAST_KNOWN),
        section.number("wrong_codes_allowed", 1, 100, 5));
  }

  private static Parsed<UntrustedClock> untrustedClock(ConfigNode node) {
    return Parsers.oneOf(List.of("last_known", "deny"))
        .parse(node)
        .then(
            name ->
                new Parsed.Value<>(
                    name.equals("deny") ? UntrustedClock.DENY : UntrustedClock.LAST_KNOWN));
  }

  private static AdminConfig admin(Section section) {
    var form = Parsers.text(GROUP, "the name of a group on this box");
    return new AdminConfig(section.optional("group", form));
  }

  /** What else stands in a driver's section is the driver's: its descriptor describes it. */
  private static DriverConfig driver(String instance, Section section) {
    return new DriverConfig(
        instance, section.optional("type", INSTANCE, instance), section.self().without("type"));
  }
}
