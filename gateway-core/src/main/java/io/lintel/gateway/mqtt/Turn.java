package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.UplinkFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step of the machine while it is being decided. Lives no longer than the step. */
final class Turn {

  final Now now;
  private final List<Effect> effects = new ArrayList<>();
  private UplinkState state;

  Turn(UplinkState state, Now now) {
    this.state = state;
    this.now = now;
  }

  UplinkState state() {
    return state;
  }

  Line line() {
    return state.line();
  }

  Delivery delivery() {
    return state.delivery();
  }

  UplinkLimits limits() {
    return state.settings().limits();
  }

  List<Effect> effects() {
    return effects;
  }

  void state(UplinkState next) {
    state = next;
  }

  void line(Line next) {
    state = state.with(next);
  }

  void delivery(Delivery next) {
    state = state.with(next);
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  void trouble(UplinkFault fault, String detail) {
    effect(new Effect.Trouble(fault, detail, Optional.empty()));
  }
}
