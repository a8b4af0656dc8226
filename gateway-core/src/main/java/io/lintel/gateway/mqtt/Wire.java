package io.lintel.gateway.mqtt;

import io.lintel.gateway.action.CommandIntake;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.model.UplinkFault;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries what one connection says to the machine, with the connection's number, and commands to
 * the intake. On the connection's threads; never waits.
 */
final class Wire implements ConnectionListener {

  private final long generation;
  private final Topics topics;
  private final CommandIntake intake;
  private final Function<Inbound, Optional<SeenPresence>> presence;
  private final Consumer<Input> machine;

  Wire(
      long generation,
      Topics topics,
      CommandIntake intake,
      Function<Inbound, Optional<SeenPresence>> presence,
      Consumer<Input> machine) {
    this.generation = generation;
    this.topics = topics;
    this.intake = intake;
    this.presence = presence;
    this.machine = machine;
  }

  @Override
  public void connected(Accepted accepted) {
    machine.accept(new Input.Connected(generation, accepted));
  }

  @Override
  public void refused(int reasonCode) {
    machine.accept(new Input.Refused(generation, reasonCode));
  }

  @Override
  public void unconnected(UplinkFault fault, String detail) {
    machine.accept(new Input.Unconnected(generation, fault, detail));
  }

  @Override
  public void subscribed(Subscription subscription, int reasonCode) {
    machine.accept(
        switch (subscription) {
          case COMMANDS -> new Input.Subscribed(generation, reasonCode);
          case PRESENCE ->
              ReasonCode.failed(reasonCode)
                  ? new Input.Looked(generation, Optional.empty())
                  : new Input.Looking(generation);
        });
  }

  @Override
  public void answered(long ticket, int reasonCode) {
    machine.accept(new Input.Answered(generation, ticket, reasonCode));
  }

  @Override
  public void arrived(Inbound message, Runnable acknowledge) {
    if (topics.isCommand(message.topic())) {
      intake.offer(message, acknowledge);
      return;
    }
    if (message.topic().equals(topics.presence())) {
      machine.accept(new Input.Looked(generation, presence.apply(message)));
    }
    acknowledge.run();
  }

  @Override
  public void lost(ConnectionEnd end) {
    machine.accept(new Input.Lost(generation, end));
  }

  @Override
  public void ended() {
    machine.accept(new Input.Ended(generation));
  }
}
