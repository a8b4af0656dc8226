package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.IdServer;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;

/**
 * Makes the stick the one that hands out node ids (SIS), when it is the network's primary
 * controller and nobody does. Never takes that from another controller. The stick's word for it is
 * checked by asking who does now.
 */
record IdService(StickInfo stick, int callbackId, Phase phase, int round) implements Operation {
  enum Phase {
    /** What the stick is in the network. */
    ROLE,
    /** Who hands out node ids. */
    SERVER,
    BECOMING,
    CHECKING
  }

  static IdService of(StickInfo stick, int callbackId) {
    return new IdService(stick, callbackId, Phase.ROLE, 1);
  }

  @Override
  public Step begin() {
    return ask(IdServer.askRole());
  }

  @Override
  public Step on(Input input) {
    return switch (input) {
      case Input.Replied(int asked, SerialResult result) when asked == round -> replied(result);
      case Input.Cancelled() -> Step.end(new End.Cancelled());
      case Input.StickLost() -> Step.end(new End.Failed(NetworkFaults.stickLostWithout()));
      case Input.Replied _,
          Input.Woke _,
          Input.Told _,
          Input.Pinged _,
          Input.Joined _,
          Input.Kept _ ->
          Step.of(this);
    };
  }

  private Step replied(SerialResult result) {
    if (!(result instanceof SerialResult.Responded(Frame response))) {
      return failed();
    }
    try {
      return replied(response.payload());
    } catch (MalformedFrame _) {
      return failed();
    }
  }

  private Step replied(Octets payload) {
    return switch (phase) {
      case ROLE -> {
        IdServer.Role role = IdServer.decodeRole(payload);
        yield role.isPrimary() && !role.knowsServer() ? at(Phase.SERVER, IdServer.ask()) : left();
      }
      case SERVER ->
          IdServer.decode(payload) == 0
              ? at(Phase.BECOMING, IdServer.become(stick.id(), stick.width(), callbackId))
              : left();
      case BECOMING -> at(Phase.CHECKING, IdServer.ask());
      case CHECKING -> IdServer.decode(payload) == stick.id().node().value() ? done() : failed();
    };
  }

  /** As it is. */
  private static Step left() {
    return Step.end(new End.Told());
  }

  private static Step done() {
    return left()
        .after(
            new Effect.Say(
                "no controller handed out node ids in this network (SIS), so the stick does from"
                    + " now on: other controllers can be added"));
  }

  private static Step failed() {
    return Step.end(new End.Failed(NetworkFaults.noIdServer()));
  }

  private Step at(Phase into, SerialCommand command) {
    return new IdService(stick, callbackId, into, round + 1).ask(command);
  }

  private Step ask(SerialCommand command) {
    return Step.of(this, new Effect.Ask(round, command));
  }
}
