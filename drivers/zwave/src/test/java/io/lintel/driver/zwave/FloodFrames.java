package io.lintel.driver.zwave;

import io.lintel.driver.zwave.encap.Segment;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import java.util.SplittableRandom;

/** Whatever may come from a stick, in any order: sense, nonsense and what nobody asked for. */
final class FloodFrames {
  private static final String[] COMMANDS = {
    "6203ff1105fefe",
    "7105000000ff06060163",
    "800355",
    "760301",
    "9840",
    "8407",
    "5a01",
    "7205012980020600",
    "8612030501",
    "6c0105037105000000",
    "6c0285ff00",
    "8f01020262020372050a",
    "600d01026c0105027203",
    "560162022688",
    "310501220050",
    "4c0401",
    "9f0500020187",
    "980300",
  };

  private final SplittableRandom random;
  private final NodeIdWidth width;
  private final int lastNode;

  FloodFrames(long seed, NodeIdWidth width) {
    this.random = new SplittableRandom(seed);
    this.width = width;
    this.lastNode = width == NodeIdWidth.EIGHT_BITS ? 255 : 4_010;
  }

  /** As it comes from the cable. */
  Octets next() {
    return switch (random.nextInt(16)) {
      case 0 -> noise(64);
      case 1 -> bent(fromNode(known()).encode());
      case 2 -> Frame.response(random.nextInt(256), noise(32)).encode();
      case 3 -> Frame.request(random.nextInt(256), noise(48)).encode();
      case 4 -> news().encode();
      default -> fromNode(command()).encode();
    };
  }

  private Octets command() {
    return switch (random.nextInt(8)) {
      case 0 -> known();
      case 1 -> bent(known());
      case 2 -> Octets.of(0x9F, 1, random.nextInt(256));
      case 3 -> Octets.of(0x9F, 2, random.nextInt(256), 1 + random.nextInt(3)).plus(noise(40));
      case 4 -> Octets.of(0x9F, 3, random.nextInt(256), random.nextInt(4)).plus(noise(40));
      case 5 -> Octets.of(0x98, random.nextBoolean() ? 0x80 : 0x81).plus(noise(40));
      case 6 -> piece();
      default -> Octets.of(0x6C, 1, random.nextInt(128), 3, 0x80, 3, random.nextInt(101));
    };
  }

  private Octets known() {
    return Octets.ofHex(COMMANDS[random.nextInt(COMMANDS.length)]);
  }

  private Octets piece() {
    int total = 1 + random.nextInt(Segment.DATAGRAM_LIMIT_BYTES);
    int offset = random.nextBoolean() ? 0 : random.nextInt(total);
    int size = Math.min(1 + random.nextInt(39), total - offset);
    Octets data = Octets.copyOf(new byte[size]);
    return new Segment.Piece(total, random.nextInt(16), offset, data).encode();
  }

  /** Known ones more often than strangers. */
  private Frame fromNode(Octets command) {
    int node = random.nextInt(3) == 0 ? 7 + random.nextInt(2) : random.nextInt(lastNode + 1);
    int status = random.nextInt(8) == 0 ? random.nextInt(256) : 0;
    Octets head = Octets.of(status).plus(id(node));
    return random.nextInt(4) == 0
        ? Frame.request(0xA8, Octets.of(status).plus(id(1)).plus(id(node)).plus(sized(command)))
        : Frame.request(0x04, head.plus(sized(command)));
  }

  /** Of nodes and jobs that nobody asked about. */
  private Frame news() {
    int[] functions = {0x49, 0x49, 0x49, 0x4A, 0x4B, 0x61, 0x63, 0x13};
    int[] updates = {0x84, 0x81, 0x85, 0x87, 0x10, 0x40};
    int function = functions[random.nextInt(functions.length)];
    Octets first = Octets.of(function == 0x49 ? updates[random.nextInt(updates.length)] : 7);
    Octets information = Octets.ofHex("0440035e986c9f62").plus(noise(8));
    return Frame.request(
        function, first.plus(id(random.nextInt(lastNode + 1))).plus(sized(information)));
  }

  private Octets id(int node) {
    return width == NodeIdWidth.EIGHT_BITS
        ? Octets.of(node & 0xFF)
        : Octets.of(node >> 8, node & 0xFF);
  }

  private static Octets sized(Octets octets) {
    return Octets.of(octets.size()).plus(octets);
  }

  private Octets bent(Octets octets) {
    byte[] bytes = octets.toArray();
    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    return Octets.copyOf(bytes);
  }

  private Octets noise(int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return Octets.copyOf(bytes);
  }
}
