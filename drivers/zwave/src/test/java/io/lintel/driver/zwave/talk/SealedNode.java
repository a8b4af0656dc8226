package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.api.ReadySticks;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.s0.S0Effect;
import io.lintel.driver.zwave.security.s0.S0Input;
import io.lintel.driver.zwave.security.s0.S0Keys;
import io.lintel.driver.zwave.security.s0.S0Machine;
import io.lintel.driver.zwave.security.s0.S0Session;
import io.lintel.driver.zwave.security.s0.S0Step;
import io.lintel.driver.zwave.security.s2.AtOnce;
import io.lintel.driver.zwave.security.s2.S2Effect;
import io.lintel.driver.zwave.security.s2.S2Grant;
import io.lintel.driver.zwave.security.s2.S2Input;
import io.lintel.driver.zwave.security.s2.S2Keys;
import io.lintel.driver.zwave.security.s2.S2Machine;
import io.lintel.driver.zwave.security.s2.S2Next;
import io.lintel.driver.zwave.security.s2.S2Peer;
import io.lintel.driver.zwave.security.s2.S2State;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The other side of a sealed conversation: a node that says and hears under S2 or S0. */
final class SealedNode {
  private static final NodeId HOST = new NodeId(1);
  private static final int NEVER = -1;
  private static final int NONCE_GET = 1;

  private final TalkRig rig;
  private final Level level;
  private final S2Machine machine;
  private final Deque<Octets> toSay = new ArrayDeque<>();
  private S2State s2;
  private S0Session s0 = S0Session.with(TalkRig.NODE, HOST, 46);
  private long lastId;
  private int lastNumber = NEVER;

  /** Frames that came after one with a higher number. */
  int late;

  /** What it opened. */
  final List<String> opened = new ArrayList<>();

  /** What it does then. */
  Consumer<Octets> obeys = _ -> {};

  SealedNode(TalkRig rig, SecurityClass by) {
    this.rig = rig;
    this.level = new Level.Secure(by);
    this.machine = new S2Machine(rig.random());
    this.s2 = fresh();
    rig.node = (_, frame) -> hear(frame);
  }

  /** It has lost its battery, and all nonces with it. */
  void forget() {
    lastNumber = NEVER;
    s2 = fresh();
  }

  void says(Octets command) {
    if (level.equals(new Level.Secure(SecurityClass.S0))) {
      toSay.add(command);
      sayNext();
    } else {
      step(new S2Input.Send(++lastId, command, level, true));
    }
  }

  private void hear(Octets frame) {
    if (frame.at(0) == 0x9F && !isLate(frame)) {
      step(new S2Input.Heard(frame));
    } else if (frame.at(0) == 0x98) {
      perform(S0Machine.on(s0, new S0Input.Heard(frame, s0Keys(), rig.random().octets(8)), now()));
      sayNext();
    }
  }

  /**
   * As the chips' own library: silent about the last number and, but for questions, the one before.
   */
  private boolean isLate(Octets frame) {
    int window = frame.at(1) == NONCE_GET ? 1 : 2;
    boolean isLate = lastNumber != NEVER && ((lastNumber - frame.at(2)) & 0xFF) < window;
    late += isLate ? 1 : 0;
    lastNumber = isLate ? lastNumber : frame.at(2);
    return isLate;
  }

  private void sayNext() {
    if (s0.accepts() && !toSay.isEmpty()) {
      perform(S0Machine.on(s0, new S0Input.Say(toSay.remove(), s0Keys()), now()));
    }
  }

  private void step(S2Input input) {
    S2Next next = AtOnce.on(machine, s2, input, now());
    s2 = next.state();
    for (S2Effect effect : next.effects()) {
      switch (effect) {
        case S2Effect.TellNonce(Octets frame) -> rig.says(frame.hex());
        case S2Effect.AskNonce(_, Octets frame) -> rig.says(frame.hex());
        case S2Effect.Carry(_, Octets frame, _) -> rig.says(frame.hex());
        case S2Effect.Deliver(Octets command, _) -> open(command);
        case S2Effect.Due _,
            S2Effect.NonceDue _,
            S2Effect.MissDue _,
            S2Effect.Unsent _,
            S2Effect.NotDecoded _,
            S2Effect.Dropped _,
            S2Effect.WakeAfter _ -> {}
      }
    }
  }

  private void perform(S0Step step) {
    s0 = step.session();
    for (S0Effect effect : step.effects()) {
      switch (effect) {
        case S0Effect.AskNonce(Octets frame) -> rig.says(frame.hex());
        case S0Effect.ReportNonce(Octets frame, _) -> rig.says(frame.hex());
        case S0Effect.Transmit(Octets frame, _) -> rig.says(frame.hex());
        case S0Effect.Opened(Octets command) -> open(command);
        case S0Effect.WakeAfter _, S0Effect.Unsaid _, S0Effect.Dropped _ -> {}
      }
    }
  }

  private void open(Octets command) {
    opened.add(command.hex());
    obeys.accept(command);
  }

  private S2State fresh() {
    var peer = new S2Peer(ReadySticks.plain().id().homeId(), TalkRig.NODE, HOST);
    return machine.begin(peer, List.of(new S2Grant(level, s2Keys())));
  }

  private S2Keys s2Keys() {
    return S2Keys.ofNetworkKey(rig.keys.of(((Level.Secure) level).by(), TalkRig.NODE));
  }

  private S0Keys s0Keys() {
    return S0Keys.of(rig.keys.of(SecurityClass.S0, TalkRig.NODE));
  }

  private long now() {
    return rig.world.nanos();
  }
}
