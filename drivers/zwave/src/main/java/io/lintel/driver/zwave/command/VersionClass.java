package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Version, 0x86, versions 1 to 3. */
public final class VersionClass {
  public static final int ID = 0x86;

  private static final int GET = 0x11;
  private static final int REPORT = 0x12;
  private static final int COMMAND_CLASS_GET = 0x13;
  private static final int COMMAND_CLASS_REPORT = 0x14;
  private static final int CAPABILITIES_GET = 0x15;
  private static final int CAPABILITIES_REPORT = 0x16;

  public static Octets get() {
    return Octets.of(ID, GET);
  }

  public static Octets getClass(int commandClass) {
    return Octets.of(ID, COMMAND_CLASS_GET, commandClass);
  }

  /** Version 3. */
  public static Octets getCapabilities() {
    return Octets.of(ID, CAPABILITIES_GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case GET -> new Asked();
      case COMMAND_CLASS_GET -> new ClassAsked(reader.u8("class asked for"));
      case REPORT -> report(reader);
      case COMMAND_CLASS_REPORT ->
          new ClassVersion(reader.u8("class asked for"), reader.u8("version"));
      case CAPABILITIES_REPORT -> capabilities(reader.u8("capabilities"));
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Report report(OctetReader reader) {
    int library = reader.u8("library type");
    Release protocol = release(reader, "protocol version");
    var firmware = new ArrayList<Release>(List.of(release(reader, "firmware version")));
    if (reader.left() < 2) {
      return new Report(library, protocol, firmware, OptionalInt.empty());
    }
    var hardware = OptionalInt.of(reader.u8("hardware version"));
    int more = reader.u8("firmware count");
    for (int i = 0; i < more; i++) {
      firmware.add(release(reader, "firmware version"));
    }
    return new Report(library, protocol, firmware, hardware);
  }

  private static Release release(OctetReader reader, String field) {
    return new Release(reader.u8(field), reader.u8(field));
  }

  private static Capabilities capabilities(int bits) {
    return new Capabilities(Mask.bit(bits, 0), Mask.bit(bits, 1), Mask.bit(bits, 2));
  }

  /** What a node says or asks of versions. */
  public sealed interface FromNode extends NodeCommand {}

  /** The node wants to know ours. */
  public record Asked() implements FromNode {}

  /** The node wants to know ours of one class. */
  public record ClassAsked(int commandClass) implements FromNode {}

  /**
   * What it is made of.
   *
   * @param library 1 static controller, 3 end node, 6 routing end node, 7 bridge, …
   * @param firmware at least one; the first is the radio's
   * @param hardware from version 2 on
   */
  public record Report(int library, Release protocol, List<Release> firmware, OptionalInt hardware)
      implements FromNode {
    public Report {
      firmware = List.copyOf(firmware);
    }
  }

  /** A version of something. */
  public record Release(int major, int minor) {
    @Override
    public String toString() {
      return major + "." + minor;
    }
  }

  /**
   * The version of one class.
   *
   * @param version 0 when the node says that it has it not; some locks lie about secured ones
   */
  public record ClassVersion(int commandClass, int version) implements FromNode {}

  /** Which questions about versions the node answers. */
  public record Capabilities(boolean version, boolean commandClass, boolean zwaveSoftware)
      implements FromNode {}

  private VersionClass() {}
}
