package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.SplittableRandom;

/** One side of a conversation, with its machine and its newest state. */
final class S2Side {
  static final Level ACCESS = new Level.Secure(SecurityClass.S2_ACCESS_CONTROL);
  static final Level UNAUTHENTICATED = new Level.Secure(SecurityClass.S2_UNAUTHENTICATED);
  static final S2Grant ACCESS_GRANT = grant(ACCESS, 0x41);
  static final S2Grant UNAUTHENTICATED_GRANT = grant(UNAUTHENTICATED, 0x42);

  private static final Octets HOME = Octets.ofHex("c0ffee01");
  private static final NodeId HOST = new NodeId(1);
  private static final NodeId NODE = new NodeId(7);

  final S2Machine machine;
  private final S2Peer peer;
  S2State state;
  long nowNanos;

  private S2Side(S2Peer peer, RandomSource random) {
    this.peer = peer;
    machine = new S2Machine(random);
    state = machine.begin(peer, List.of(ACCESS_GRANT, UNAUTHENTICATED_GRANT));
  }

  static S2Side host(long seed) {
    return new S2Side(new S2Peer(HOME, HOST, NODE), random(seed));
  }

  static S2Side node(long seed) {
    return new S2Side(new S2Peer(HOME, NODE, HOST), random(~seed));
  }

  static S2Grant grant(Level level, int filler) {
    var key = new NetworkKey(S2Keys.repeated(filler, NetworkKey.SIZE_BYTES));
    return new S2Grant(level, S2Keys.ofNetworkKey(key));
  }

  /** As after a restart: keys are known, nonces are not. */
  void restart() {
    state = machine.begin(peer, state.grants());
  }

  /** What is due does not leave yet. */
  List<S2Effect> onLate(S2Input input) {
    S2Next next = machine.on(state, input, nowNanos);
    state = next.state();
    return next.effects();
  }

  List<S2Effect> on(S2Input input) {
    S2Next next = AtOnce.on(machine, state, input, nowNanos);
    state = next.state();
    return next.effects();
  }

  List<S2Effect> send(long id, String command) {
    return on(new S2Input.Send(id, Octets.ofHex(command), ACCESS, true));
  }

  List<S2Effect> hear(Octets frame) {
    return on(new S2Input.Heard(frame));
  }

  private static RandomSource random(long seed) {
    var random = new SplittableRandom(seed);
    return count -> {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return Octets.copyOf(bytes);
    };
  }
}
