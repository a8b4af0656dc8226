package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Firmware Update Meta Data, 0x7A, versions 1 to 7: read only. Nothing is ever updated by it. */
public final class FirmwareUpdateClass {
  public static final int ID = 0x7A;

  private static final int META_DATA_GET = 0x01;
  private static final int META_DATA_REPORT = 0x02;
  private static final int UPGRADABLE = 0xFF;

  public static Octets get() {
    return Octets.of(ID, META_DATA_GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case META_DATA_REPORT -> metaData(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  /** Version 3 adds whether it can be changed and the further targets, version 5 the hardware. */
  private static MetaData metaData(OctetReader reader) {
    int manufacturer = reader.u16("manufacturer");
    var firmware = new ArrayList<Integer>(List.of(reader.u16("firmware")));
    int checksum = reader.u16("checksum");
    boolean upgradable = reader.left() == 0 || reader.u8("upgradable") == UPGRADABLE;
    if (reader.left() > 0) {
      readFurther(reader, firmware);
    }
    var hardware =
        reader.left() > 0 ? OptionalInt.of(reader.u8("hardware version")) : OptionalInt.empty();
    return new MetaData(manufacturer, firmware, checksum, upgradable, hardware);
  }

  private static void readFurther(OctetReader reader, List<Integer> firmware) {
    int count = reader.u8("target count");
    reader.u16("fragment size");
    for (int i = 0; i < count; i++) {
      firmware.add(reader.u16("firmware"));
    }
  }

  /** What a node says of its firmware. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * What runs on it.
   *
   * @param firmware ids, at least one; the first is the radio's
   */
  public record MetaData(
      int manufacturer,
      List<Integer> firmware,
      int checksum,
      boolean upgradable,
      OptionalInt hardware)
      implements FromNode {
    public MetaData {
      firmware = List.copyOf(firmware);
    }
  }

  private FirmwareUpdateClass() {}
}
