package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Manufacturer Specific, 0x72, versions 1 and 2. */
public final class ManufacturerSpecificClass {
  public static final int ID = 0x72;

  /** Device specific: whatever the maker holds best. */
  public static final int FACTORY_DEFAULT = 0;

  public static final int SERIAL_NUMBER = 1;

  private static final int GET = 0x04;
  private static final int REPORT = 0x05;
  private static final int DEVICE_SPECIFIC_GET = 0x06;
  private static final int DEVICE_SPECIFIC_REPORT = 0x07;

  public static Octets get() {
    return Octets.of(ID, GET);
  }

  /** Version 2; type {@link #FACTORY_DEFAULT} or {@link #SERIAL_NUMBER}. */
  public static Octets getDeviceSpecific(int type) {
    return Octets.of(ID, DEVICE_SPECIFIC_GET, type);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case GET -> new Asked();
      case REPORT ->
          new Report(reader.u16("manufacturer"), reader.u16("product type"), reader.u16("product"));
      case DEVICE_SPECIFIC_REPORT -> deviceSpecific(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static DeviceSpecific deviceSpecific(OctetReader reader) {
    int type = reader.u8("type") & 7;
    int formAndLength = reader.u8("length");
    return new DeviceSpecific(
        type, formAndLength >> 5 == 0, reader.octets(formAndLength & 0x1F, "data"));
  }

  /** What a node says or asks of makers. */
  public sealed interface FromNode extends NodeCommand {}

  /** The node wants to know ours. */
  public record Asked() implements FromNode {}

  /** Who made it, and as what. Each 0..0xFFFF. */
  public record Report(int manufacturer, int productType, int product) implements FromNode {}

  /**
   * What tells this one from its like.
   *
   * @param text whether the data is UTF-8; otherwise it is a number
   */
  public record DeviceSpecific(int type, boolean text, Octets data) implements FromNode {}

  private ManufacturerSpecificClass() {}
}
