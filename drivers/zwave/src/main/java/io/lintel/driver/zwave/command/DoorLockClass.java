package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Door Lock, 0x62, versions 1 to 4. */
public final class DoorLockClass {
  public static final int ID = 0x62;

  private static final int OPERATION_SET = 0x01;
  private static final int OPERATION_GET = 0x02;
  private static final int OPERATION_REPORT = 0x03;
  private static final int CONFIGURATION_SET = 0x04;
  private static final int CONFIGURATION_GET = 0x05;
  private static final int CONFIGURATION_REPORT = 0x06;
  private static final int CAPABILITIES_GET = 0x07;
  private static final int CAPABILITIES_REPORT = 0x08;

  private static final int CONSTANT = 0x01;
  private static final int TIMED = 0x02;
  private static final int NO_TIMEOUT = 0xFE;
  private static final int LAST_MINUTES = 0xFD;
  private static final int MASK_LENGTH = 0x1F;

  public static Octets set(DoorLockMode mode) {
    return Octets.of(ID, OPERATION_SET, mode.code());
  }

  public static Octets get() {
    return Octets.of(ID, OPERATION_GET);
  }

  public static Octets getConfiguration() {
    return Octets.of(ID, CONFIGURATION_GET);
  }

  /** Version 4. */
  public static Octets getCapabilities() {
    return Octets.of(ID, CAPABILITIES_GET);
  }

  /** From version 4 on it must carry everything, as the node had reported it. */
  public static Octets configure(Configuration configuration) {
    int seconds = configuration.timeoutSeconds().orElse(0);
    boolean timed = configuration.timeoutSeconds().isPresent();
    return Octets.of(
            ID,
            CONFIGURATION_SET,
            timed ? TIMED : CONSTANT,
            configuration.handles().bits(),
            timed ? seconds / 60 : NO_TIMEOUT,
            timed ? seconds % 60 : NO_TIMEOUT)
        .plus(configuration.relocking().map(Relocking::encode).orElse(Octets.NONE));
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case OPERATION_REPORT -> operationReport(reader);
      case CONFIGURATION_REPORT -> configuration(reader);
      case CAPABILITIES_REPORT -> capabilities(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static OperationReport operationReport(OctetReader reader) {
    DoorLockMode mode = DoorLockMode.of(reader.u8("mode"));
    Handles handles = Handles.of(reader.u8("handles"));
    Condition condition = Condition.of(reader.u8("condition"));
    return new OperationReport(mode, handles, condition, timeout(reader), moving(reader));
  }

  /** Target mode and duration, which version 3 added. */
  private static Optional<Moving> moving(OctetReader reader) {
    if (reader.left() < 2) {
      return Optional.empty();
    }
    DoorLockMode target = DoorLockMode.of(reader.u8("target mode"));
    return ReportedDuration.of(reader.u8("duration"))
        .filter(left -> !left.isZero())
        .map(left -> new Moving(target, left));
  }

  private static Optional<Integer> timeout(OctetReader reader) {
    int minutes = reader.u8("timeout minutes");
    int seconds = reader.u8("timeout seconds");
    return minutes <= LAST_MINUTES && seconds < 60
        ? Optional.of(minutes * 60 + seconds)
        : Optional.empty();
  }

  private static Configuration configuration(OctetReader reader) {
    boolean timed = reader.u8("operation type") == TIMED;
    Handles handles = Handles.of(reader.u8("handles"));
    Optional<Integer> timeout = timeout(reader);
    return new Configuration(timed ? timeout : Optional.empty(), handles, relocking(reader));
  }

  private static Optional<Relocking> relocking(OctetReader reader) {
    return reader.left() < 5 ? Optional.empty() : Optional.of(Relocking.read(reader));
  }

  private static Capabilities capabilities(OctetReader reader) {
    Octets types = reader.octets(reader.u8("mask length") & MASK_LENGTH, "operation types");
    Octets modes = reader.octets(reader.u8("mode count"), "modes");
    Handles handles = Handles.of(reader.u8("handles"));
    int components = reader.u8("components");
    int options = reader.u8("options");
    return new Capabilities(
        Mask.of(types).contains(TIMED), modes(modes), handles, components, options);
  }

  private static Set<DoorLockMode> modes(Octets codes) {
    var modes = new HashSet<DoorLockMode>();
    for (int i = 0; i < codes.size(); i++) {
      modes.add(DoorLockMode.of(codes.at(i)));
    }
    return Set.copyOf(modes);
  }

  /** What a lock says of itself. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * Where the bolt is.
   *
   * @param handles that can open the door now
   * @param timeoutSeconds until it locks by itself; empty when it stays
   * @param moving present while it is on its way
   */
  public record OperationReport(
      DoorLockMode mode,
      Handles handles,
      Condition condition,
      Optional<Integer> timeoutSeconds,
      Optional<Moving> moving)
      implements FromNode {}

  /** A bolt on its way. */
  public record Moving(DoorLockMode target, Duration left) {}

  /**
   * Which handles, as bits 0..3 for handles 1 to 4.
   *
   * @param outside 0..15
   * @param inside 0..15
   */
  public record Handles(int outside, int inside) {
    static Handles of(int bits) {
      return new Handles(bits >> 4, bits & 0x0F);
    }

    private int bits() {
      return outside << 4 | inside;
    }
  }

  /**
   * Door, bolt and latch as sensed. Mind the mixed senses of the bits: set means closed, unlocked,
   * closed. Locks below version 4 do not tell which of the three they have.
   */
  public record Condition(boolean doorClosed, boolean boltUnlocked, boolean latchClosed) {
    static Condition of(int bits) {
      return new Condition((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
    }
  }

  /**
   * How the lock is set up.
   *
   * @param timeoutSeconds after which an unlocked lock locks again by itself, 0..15239; empty when
   *     it is set to stay ("constant")
   * @param handles that are enabled
   * @param relocking version 4 only
   */
  public record Configuration(
      Optional<Integer> timeoutSeconds, Handles handles, Optional<Relocking> relocking)
      implements FromNode {

    /** Whether it has to be unlocked for a time (mode 01) rather than for good (mode 00). */
    public boolean timed() {
      return timeoutSeconds.isPresent();
    }
  }

  /**
   * What version 4 adds.
   *
   * @param autoRelockSeconds 0 when it does not
   * @param holdAndReleaseSeconds how long the latch is held; 0 when it is not
   */
  public record Relocking(
      int autoRelockSeconds, int holdAndReleaseSeconds, boolean twistAssist, boolean blockToBlock) {
    private static Relocking read(OctetReader reader) {
      int relock = reader.u16("auto-relock time");
      int hold = reader.u16("hold and release time");
      int flags = reader.u8("flags");
      return new Relocking(relock, hold, Mask.bit(flags, 0), Mask.bit(flags, 1));
    }

    private Octets encode() {
      return Wide.word(autoRelockSeconds)
          .plus(Wide.word(holdAndReleaseSeconds))
          .plus((twistAssist ? 1 : 0) | (blockToBlock ? 2 : 0));
    }
  }

  /**
   * What a lock of version 4 has.
   *
   * @param timed whether it can lock again by itself after a time
   * @param components bit 0 senses its door, 1 its bolt, 2 its latch
   * @param options bit 0 block-to-block, 1 twist assist, 2 hold and release, 3 auto-relock
   */
  public record Capabilities(
      boolean timed, Set<DoorLockMode> modes, Handles handles, int components, int options)
      implements FromNode {

    public boolean sensesDoor() {
      return Mask.bit(components, 0);
    }

    public boolean sensesBolt() {
      return Mask.bit(components, 1);
    }

    public boolean autoRelocks() {
      return Mask.bit(options, 3);
    }
  }

  private DoorLockClass() {}
}
