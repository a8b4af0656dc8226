package io.lintel.driver.zwave;

import static java.util.Objects.requireNonNull;

import io.lintel.driver.zwave.security.join.SimulatedS2Node;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.FrameParser;
import io.lintel.driver.zwave.serial.Received;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.testkit.Cable;
import io.lintel.testkit.FarEnd;
import io.lintel.testkit.World;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A static controller with Serial API at the far end of a cable, and its nodes. Its radio takes no
 * time where nothing else is said, so that what moves does so when the order's bytes arrive.
 */
final class SimulatedStick implements FarEnd {
  static final int NODE_INFO = 0x60;
  static final int SEND_DATA = 0x13;
  static final int SOFT_RESET = 0x08;
  static final int ABORT = 0x16;
  private static final int API_SETUP = 0x0B;
  private static final int LONG_RANGE_NODES = 0xDA;

  private static final Duration RADIO = Duration.ofMillis(4);

  private final World world;
  private final Cable cable;
  private final FrameParser parser = new FrameParser();
  final Map<Integer, SimulatedNode> nodes = new LinkedHashMap<>();

  /** What it does instead of taking the next frames: 0x15, 0x18, or 0 for nothing at all. */
  final Deque<Integer> faults = new ArrayDeque<>();

  /** Functions that came, whole and unharmed. */
  final List<Integer> functions = new ArrayList<>();

  /** Answers nothing, as a stick that has crashed. */
  boolean dead;

  /** A crashed stick comes back by this alone. */
  boolean wakesByReset;

  /** Callbacks of SendData stay away. */
  boolean callbacksWithheld;

  /** Functions beyond those of this class, or in their place, by their numbers. */
  final Map<Integer, Consumer<Octets>> more = new HashMap<>();

  int homeId = 0xC0DE0001;

  /** How many bytes a node id has; set by its host, and one again after each restart. */
  private NodeIdWidth width = NodeIdWidth.EIGHT_BITS;

  /** What is obeyed just now was asked in the clear, and is answered so. */
  private boolean inTheClear;

  /** The callback id of a transmission that it has not given up yet; 0 when there is none. */
  private int trying;

  SimulatedStick(World world, Cable cable, SimulatedNode... nodes) {
    this.world = world;
    this.cable = cable;
    for (SimulatedNode node : nodes) {
      this.nodes.put(node.id, node);
    }
    cable.attach(this);
  }

  @Override
  public void received(byte[] bytes) {
    for (Received received : parser.feed(ByteBuffer.wrap(bytes), world.nanos())) {
      switch (received) {
        case Received.Whole(Frame frame) -> arrived(frame);
        case Received.Damaged() -> line(0x15);
        case Received.Ack(), Received.Nak(), Received.Can() -> {}
      }
    }
  }

  @Override
  public void opened() {
    parser.reset();
  }

  /** A node sends a command by itself. */
  void fromNode(SimulatedNode node, Octets command) {
    say(Frame.request(0x04, Octets.of(0).plus(id(node.id)).plus(command.size()).plus(command)));
  }

  /** It takes node ids of 16 bits from now on, and tells of Long Range nodes. */
  void knowsLongRange() {
    more.put(API_SETUP, this::setUp);
    more.put(LONG_RANGE_NODES, _ -> answer(LONG_RANGE_NODES, farNodes()));
  }

  boolean hasWideIds() {
    return width == NodeIdWidth.SIXTEEN_BITS;
  }

  /** A node's id as it stands in frames now. */
  Octets id(int node) {
    return node == 0 ? Octets.copyOf(new byte[idBytes()]) : width.write(new NodeId(node));
  }

  private int idBytes() {
    return hasWideIds() ? 2 : 1;
  }

  private int node(Octets payload) {
    return width.read(new OctetReader(payload, "request"), "node");
  }

  /** Supported: 0x01, 0x02 and 0x80, by bits; the last sets the width of node ids. */
  private void setUp(Octets request) {
    switch (request.at(0)) {
      case 0x01 -> answer(API_SETUP, Octets.of(0x01, 0x83));
      case 0x80 -> {
        answer(API_SETUP, Octets.of(0x80, 1));
        width = request.at(1) == 2 ? NodeIdWidth.SIXTEEN_BITS : NodeIdWidth.EIGHT_BITS;
      }
      default -> answer(API_SETUP, Octets.of(request.at(0), 1));
    }
  }

  /** No more, segment 0, 128 bytes; bit 0 = node 256. */
  private Octets farNodes() {
    byte[] mask = new byte[128];
    nodes.keySet().stream()
        .filter(id -> id >= 256)
        .forEach(id -> mask[(id - 256) / 8] |= (byte) (1 << (id - 256) % 8));
    return Octets.of(0, 0, mask.length).plus(Octets.copyOf(mask));
  }

  /** The stick restarts by itself: a watchdog. */
  void restarts() {
    width = NodeIdWidth.EIGHT_BITS;
    say(Frame.request(0x0A, Octets.ofHex("0300010100085e989f556c568f7400")));
  }

  void line(int... octets) {
    cable.send(Octets.of(octets).toArray());
  }

  private void arrived(Frame frame) {
    if (dead && !(wakesByReset && frame.function() == SOFT_RESET)) {
      return;
    }
    dead = false;
    Integer fault = faults.poll();
    if (fault != null) {
      if (fault != 0) {
        line(fault);
      }
      return;
    }
    line(0x06);
    functions.add(frame.function());
    more.getOrDefault(frame.function(), payload -> serve(frame.function(), payload))
        .accept(frame.payload());
  }

  private void serve(int function, Octets payload) {
    switch (function) {
      // firmware 1.0, manufacturer, type, id, and the functions below as a mask
      case 0x07 -> answer(function, Octets.ofHex("010000860001005a").plus(mask()));
      case 0x02 ->
          answer(function, Octets.ofHex("09081d7f").plus(Octets.copyOf(new byte[28])).plus(7, 0));
      case 0x15 -> answer(function, Octets.ofHex("5a2d5761766520372e31380001"));
      case 0x20 -> answer(function, homeId().plus(id(1)));
      case SOFT_RESET -> world.after(RADIO, this::restarts);
      case 0x41 -> answer(function, protocolInfo(node(payload)));
      case NODE_INFO -> nodeInfo(node(payload));
      case SEND_DATA -> sendData(payload);
      case ABORT -> giveUp();
      default -> {}
    }
  }

  private Octets homeId() {
    return Octets.of(homeId >>> 24, homeId >>> 16 & 0xFF, homeId >>> 8 & 0xFF, homeId & 0xFF);
  }

  /** 0x02, 0x07, 0x08, 0x13, 0x15, 0x16, 0x20, 0x41, 0x60. */
  private Octets mask() {
    byte[] mask = new byte[32];
    for (int function : more.keySet()) {
      mask[(function - 1) / 8] |= (byte) (1 << (function - 1) % 8);
    }
    for (int function : new int[] {0x02, 0x07, 0x08, 0x13, 0x15, 0x16, 0x20, 0x41, 0x60}) {
      mask[(function - 1) / 8] |= (byte) (1 << (function - 1) % 8);
    }
    return Octets.copyOf(mask);
  }

  private Octets protocolInfo(int node) {
    SimulatedNode known = nodes.get(node);
    if (known == null) {
      return Octets.of(0, 0, 0, 0, 0, 0);
    }
    boolean listens = known.wakesFor == 0 && !known.beamed;
    // listening and routing; FLiRS by 1000 ms; speed; basic, generic, specific
    return Octets.of(listens ? 0xC0 : 0x40, known.beamed ? 0x40 : 0, 0x01, 0x04, 0x40)
        .plus(known.isSecureLock() ? 0x03 : 0x01);
  }

  private void nodeInfo(int id) {
    answer(NODE_INFO, Octets.of(1));
    SimulatedNode node = nodes.get(id);
    Octets update =
        node == null || node.mood == SimulatedNode.Mood.OFFLINE
            ? Octets.of(0x81).plus(id(0)).plus(0)
            : told(node);
    world.after(RADIO, () -> say(Frame.request(0x49, update)));
  }

  private Octets told(SimulatedNode node) {
    Octets information = node.forged == null ? node.information() : node.forged;
    return Octets.of(0x84).plus(id(node.id)).plus(information.size()).plus(information);
  }

  private void sendData(Octets payload) {
    int id = node(payload);
    int head = idBytes() + 1;
    Octets command = payload.slice(head, head + payload.at(head - 1));
    int callbackId = payload.at(payload.size() - 1);
    answer(SEND_DATA, Octets.of(1));
    SimulatedNode node = nodes.get(id);
    if (node != null && node.mood == SimulatedNode.Mood.FAR) {
      trying = callbackId;
      return;
    }
    boolean heard = node != null && node.mood != SimulatedNode.Mood.OFFLINE;
    if (!callbacksWithheld) {
      Octets callback = Octets.of(callbackId, heard ? 0 : 1, 0, 2);
      world.after(RADIO, () -> say(Frame.request(SEND_DATA, callback)));
    }
    if (node != null && heard && node.mood != SimulatedNode.Mood.HUNG) {
      hear(node, command);
    }
  }

  private void giveUp() {
    if (trying != 0) {
      say(Frame.request(SEND_DATA, Octets.of(trying, 1, 0, 99)));
      trying = 0;
    }
  }

  /** One with a key obeys in the clear no more than who it is. */
  private void hear(SimulatedNode node, Octets command) {
    if (node.security == null) {
      obey(node, command);
    } else if (command.at(0) == 0x9F) {
      node.security.hear(command);
    } else {
      node.heardInTheClear += command.at(0) == 0 ? 0 : 1;
      inTheClear = true;
      obeyInTheClear(node, command);
      inTheClear = false;
    }
  }

  private void obeyInTheClear(SimulatedNode node, Octets command) {
    boolean open = command.at(0) == 0x72 || command.at(0) == 0x86 || command.at(0) == 0x5E;
    if (open || node.forged != null) {
      obey(node, command);
    }
  }

  void obey(SimulatedNode node, Octets command) {
    if (command.size() < 2) {
      return;
    }
    switch (command.at(0) << 8 | command.at(1)) {
      case 0x7601 -> set(node, command.at(2) != 0);
      case 0x6201 -> {
        node.mode = command.at(2);
        set(node, command.at(2) == 0xFF);
      }
      case 0x7602, 0x6202 -> {
        node.reads++;
        tell(node, node.report());
      }
      case 0x9F0D -> tell(node, Octets.of(0x9F, 0x0E).plus(node.secured()));
      case 0x8002 -> tell(node, node.batteryReport());
      case 0x7204 -> tell(node, Octets.ofHex("7205012980020600"));
      case 0x8611 -> tell(node, Octets.ofHex("86120307120107"));
      case 0x4C01 -> tell(node, Octets.of(0x4C, 0x02, node.recordsKept));
      case 0x4C03 -> tellRecord(node, command.at(2));
      case 0x8404 -> node.wakesFor = command.at(5);
      case 0x8405 -> tell(node, Octets.of(0x84, 0x06, 0, 0x0E, 0x10, node.wakesFor));
      case 0x8408 -> node.letGo++;
      case 0x8501 -> requireNonNull(node.lifeline).add(command.at(3));
      case 0x8502 -> tell(node, node.association());
      case 0x8613 ->
          tell(node, Octets.of(0x86, 0x14, command.at(2), node.feature.version(command.at(2))));
      case 0x5E01 -> tell(node, Octets.ofHex("5e020207000300030003"));
      case 0x6205 -> tell(node, node.configuration());
      default -> node.feature.obey(node, command).forEach(reply -> tell(node, reply));
    }
  }

  private void set(SimulatedNode node, boolean locked) {
    node.sets++;
    if (node.mood == SimulatedNode.Mood.JAMMED) {
      tell(node, SimulatedNode.jamNotification());
    } else if (node.locked != locked) {
      node.movements++;
      node.between = node.travelMillis > 0;
      world.after(Duration.ofMillis(node.travelMillis), () -> arrived(node, locked));
    }
  }

  private void arrived(SimulatedNode node, boolean locked) {
    node.locked = locked;
    node.between = false;
    if (node.reports) {
      tell(node, node.report());
    }
  }

  private void tellRecord(SimulatedNode node, int number) {
    node.recordsAsked++;
    if (node.recordsWithheld > 0) {
      node.recordsWithheld--;
      return;
    }
    if (node.silentOfNoRecord && !node.hasRecord(number)) {
      return;
    }
    Octets record = node.logged(number);
    tell(node, record);
    if (node.recordsTwice) {
      world.after(RADIO.multipliedBy(3), () -> fromNode(node, record));
    }
  }

  void tell(SimulatedNode node, Octets command) {
    SimulatedS2Node security = inTheClear ? null : node.security;
    world.after(
        RADIO.multipliedBy(2),
        () -> {
          if (security == null) {
            fromNode(node, command);
          } else {
            security.say(command);
          }
        });
  }

  /** Gives the node S2; it asks for the keys of these bits when it joins. */
  void secure(SimulatedNode node, int wishedBits) {
    node.security = S2Surroundings.node(world, this, node, homeId(), wishedBits);
  }

  void answer(int function, Octets payload) {
    say(Frame.response(function, payload));
  }

  void say(Frame frame) {
    cable.send(frame.encode().toArray());
  }
}
