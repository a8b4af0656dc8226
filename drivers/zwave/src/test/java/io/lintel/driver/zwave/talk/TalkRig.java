package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.api.ReadySticks;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.FrameParser;
import io.lintel.driver.zwave.serial.Received;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import io.lintel.testkit.Cable;
import io.lintel.testkit.FarEnd;
import io.lintel.testkit.VirtualHost;
import io.lintel.testkit.World;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A switchboard over a stick whose air the test plays. */
final class TalkRig implements FarEnd {
  static final NodeId NODE = new NodeId(7);
  static final NodeId OTHER = new NodeId(8);

  private static final int SEND_DATA = 0x13;
  private static final int ABORT = 0x16;
  private static final String LINK = "tcp://stick:5555";

  final World world;
  final List<String> heard = new ArrayList<>();

  /** What left, as {@code node command}. */
  final List<String> air = new ArrayList<>();

  /** What the node does when a command reaches it. */
  BiConsumer<NodeId, Octets> node = (_, _) -> {};

  /** Statuses of the next transmissions; then all are acknowledged. */
  final List<Integer> statuses = new ArrayList<>();

  /** How many of the next transmissions the stick has no place for, and those that it refused. */
  int refusals;

  final List<String> refused = new ArrayList<>();

  /** The part of frames that the air swallows, either way, and of acknowledgements; 0..1. */
  double loss;

  /** How long the radio takes to have a transmission acknowledged. */
  Duration radioTakes = Duration.ofMillis(4);

  /** Of the node and the host. */
  final NetworkKeys keys;

  private final Switchboard switchboard;
  private final Radio radio;
  private final VirtualHost host;
  private final Cable cable;
  private final FrameParser parser = new FrameParser();
  private int trying;

  private final int singleByte;

  TalkRig() {
    this(0);
  }

  /**
   * A rig with credentials.
   *
   * @param singleByte in place of each random byte that is asked for alone: where sessions and
   *     sequence numbers begin
   */
  TalkRig(int singleByte) {
    this(1, singleByte);
  }

  TalkRig(long seed, int singleByte) {
    this.world = World.seeded(seed);
    this.singleByte = singleByte;
    host = world.host("zwave", Path.of("unused"));
    cable = host.cable(LINK).attach(this);
    var line = new StickLine(host.time(), new Unheard());
    radio = new Radio(host.time(), line, _ -> {});
    switchboard =
        new Switchboard(
            radio,
            host.time(),
            (id, endpoint, command, level) ->
                heard.add(id + "." + endpoint + " " + command.hex() + " " + level));
    host.loop().call(() -> line.open(host.links(), LINK));
    pass(Duration.ofMillis(10));
    radio.use(ReadySticks.plain());
    with(NODE);
    keys = NetworkKeys.made(random());
    switchboard.use(new Credentials(ReadySticks.plain().id(), keys, random()));
  }

  RandomSource random() {
    return count -> {
      if (count == 1) {
        return Octets.of(singleByte);
      }
      byte[] bytes = new byte[count];
      world.random().nextBytes(bytes);
      return Octets.copyOf(bytes);
    };
  }

  /** Another stick, that takes so many bytes at once. */
  void stickTakes(int longest) {
    host.loop().call(() -> radio.use(ReadySticks.taking(longest)));
  }

  /** The daemon starts anew and has forgotten all nonces. */
  void forgetNonces() {
    host.loop().call(() -> switchboard.joiningKeys(NODE).forgetNonces());
  }

  Talk talk() {
    return with(NODE);
  }

  Talk with(NodeId id) {
    return new TalkOnLoop(host.loop(), switchboard.with(id));
  }

  void know(Partner partner) {
    host.loop().call(() -> switchboard.know(NODE, partner));
  }

  void rest() {
    host.loop().call(switchboard::rest);
  }

  long dropped(Drop why) {
    return switchboard.tally().of(why);
  }

  void pass(Duration time) {
    world.advance(time);
  }

  void passMillis(int millis) {
    pass(Duration.ofMillis(millis));
  }

  void says(NodeId from, Octets command) {
    Octets payload = Octets.of(0, from.value(), command.size()).plus(command);
    Frame frame = Frame.request(0x04, payload);
    if (loss == 0) {
      say(frame);
    } else if (!isLost()) {
      say(frame);
      world.after(Duration.ofMillis(world.random().nextInt(40)), () -> repeat(frame));
    }
  }

  private void repeat(Frame frame) {
    if (isLost()) {
      say(frame);
    }
  }

  private boolean isLost() {
    return loss > 0 && world.random().nextDouble() < loss;
  }

  /** To a group, or to all. */
  void saysToMany(int receiveStatus, String hex) {
    Octets command = Octets.ofHex(hex);
    Octets payload = Octets.of(receiveStatus, NODE.value(), command.size()).plus(command);
    say(Frame.request(0x04, payload));
  }

  void says(String hex) {
    says(NODE, Octets.ofHex(hex));
  }

  @Override
  public void received(byte[] bytes) {
    for (Received received : parser.feed(ByteBuffer.wrap(bytes), world.nanos())) {
      if (received instanceof Received.Whole(Frame frame)) {
        cable.send(new byte[] {0x06});
        serve(frame);
      }
    }
  }

  private void serve(Frame frame) {
    if (frame.function() == ABORT && trying != 0) {
      int id = trying;
      trying = 0;
      say(Frame.request(SEND_DATA, Octets.of(id, 1, 0, 9)));
    }
    if (frame.function() == SEND_DATA) {
      Octets payload = frame.payload();
      send(
          new NodeId(payload.at(0)),
          payload.slice(2, 2 + payload.at(1)),
          payload.at(payload.size() - 1));
    }
  }

  private void send(NodeId to, Octets command, int callbackId) {
    if (refusals > 0) {
      refusals--;
      refused.add(to + " " + command.hex());
      say(Frame.response(SEND_DATA, Octets.of(0)));
      return;
    }
    say(Frame.response(SEND_DATA, Octets.of(1)));
    air.add(to + " " + command.hex());
    trying = callbackId;
    int status = statuses.isEmpty() ? 0 : statuses.removeFirst();
    world.after(radioTakes, () -> ended(to, command, callbackId, status));
  }

  private void ended(NodeId to, Octets command, int callbackId, int status) {
    if (trying == callbackId) {
      trying = 0;
      boolean heard = status == 0 && !isLost();
      boolean acknowledged = heard && !isLost();
      say(Frame.request(SEND_DATA, Octets.of(callbackId, acknowledged ? 0 : 1, 0, 2)));
      if (heard) {
        node.accept(to, command);
      }
    }
  }

  private void say(Frame frame) {
    cable.send(frame.encode().toArray());
  }

  private final class Unheard implements StickLine.Listener {
    @Override
    public void lineUp() {}

    @Override
    public void lineDown(Fault cause) {}

    @Override
    public void told(Frame frame) {
      Octets payload = frame.payload();
      Octets command = payload.slice(3, 3 + payload.at(2));
      if (payload.at(0) == 0) {
        switchboard.received(new NodeId(payload.at(1)), command);
      } else {
        switchboard.receivedByMany(new NodeId(payload.at(1)), command);
      }
    }

    @Override
    public void stickSilent(SerialResult how) {}
  }
}
