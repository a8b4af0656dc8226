package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drives one key exchange by hand and keeps what it wanted done at the last step. */
final class Exchange {
  private JoinState state;
  private List<JoinEffect> effects;

  Exchange(JoinStep begin) {
    state = begin.state();
    effects = begin.effects();
  }

  Exchange on(JoinInput input) {
    JoinStep step = KeyExchange.on(state, input);
    state = step.state();
    effects = step.effects();
    return this;
  }

  Exchange says(KexCommand command, Level level) {
    return on(new JoinInput.Said(command.encode(), level));
  }

  Exchange says(String hex, Level level) {
    return on(new JoinInput.Said(Octets.ofHex(hex), level));
  }

  /** The youngest deadline passes. */
  Exchange lapses() {
    long round = all(JoinEffect.WakeAfter.class).getLast().round();
    return on(new JoinInput.Woke(round));
  }

  /** What was sent does not get through. */
  Exchange fails() {
    return on(new JoinInput.Undelivered(all(JoinEffect.Send.class).getLast()));
  }

  List<JoinEffect> effects() {
    return effects;
  }

  <E extends JoinEffect> List<E> all(Class<E> kind) {
    return new ArrayList<>(effects.stream().filter(kind::isInstance).map(kind::cast).toList());
  }

  /** What was sent at the last step, and how well protected. */
  String sent(Level level) {
    List<JoinEffect.Send> sends = all(JoinEffect.Send.class);
    if (sends.size() != 1 || !sends.getFirst().level().equals(level)) {
      throw new AssertionError("not one at " + level + ": " + effects);
    }
    return sends.getFirst().command().hex();
  }

  Optional<JoinResult> result() {
    return all(JoinEffect.Ended.class).stream().map(JoinEffect.Ended::result).findFirst();
  }

  boolean isOver() {
    return state instanceof JoinState.Over;
  }

  boolean changedNothing() {
    return effects.stream().allMatch(each -> each instanceof JoinEffect.Ignored);
  }
}
