package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.talk.SetNews;
import io.lintel.driver.zwave.talk.Talk;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.VirtualHost;
import io.lintel.testkit.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a part of a battery lock uses, in virtual time, with the test in the place of the node. */
final class PartRig {
  private static final UUID DEVICE = new UUID(0, 7);

  final World world = World.seeded(1);
  final VirtualHost host = world.host("zwave", Path.of("unused"));
  final List<Consumer<SetNews>> sets = new ArrayList<>();
  final List<Consumer<Answer>> gets = new ArrayList<>();

  /** What is answered to those who take an exchange back. */
  boolean nothingLeft;

  /** How often one was taken back. */
  int withdrawn;

  final PartContext context =
      new PartContext(
          new NodeId(7),
          DEVICE,
          ZoneOffset.UTC,
          new NodeProfile(false, Optional.empty(), Set.of(), Map.of(0, Map.of(0x62, 1)), Map.of()),
          new FakeTalk(),
          host.time(),
          host.reports(),
          host.store(),
          host.logger());

  TestOrder order() {
    return TestOrder.of(world, DEVICE, Duration.ofSeconds(15));
  }

  /** On the driver's loop, as the next. */
  <T> T made(Supplier<T> maker) {
    return host.loop().ask(maker);
  }

  void run(Runnable action) {
    host.loop()
        .ask(
            () -> {
              action.run();
              return true;
            });
    world.settle();
  }

  void says(Part part, String command) {
    run(() -> part.said(0, CommandClasses.decode(Octets.ofHex(command)), new Level.Clear()));
  }

  void news(SetNews news) {
    run(() -> sets.getLast().accept(news));
  }

  void answer(Answer answer) {
    run(() -> gets.getLast().accept(answer));
  }

  void pass(Duration time) {
    world.advance(time);
  }

  Optional<Outcome> outcome(TestOrder order) {
    return host.reports().outcome(order.id());
  }

  List<Report> reports() {
    return host.reports().of(DEVICE);
  }

  private final class FakeTalk implements Talk {
    @Override
    public Exchange set(Message message, Consumer<SetNews> news) {
      sets.add(news);
      return this::withdraw;
    }

    @Override
    public Exchange get(Message message, Predicate<Octets> isAnswer, Consumer<Answer> end) {
      gets.add(end);
      return this::withdraw;
    }

    @Override
    public Exchange send(Message message, Level level, Consumer<Delivery> done) {
      return this::withdraw;
    }

    private boolean withdraw() {
      withdrawn++;
      return nothingLeft;
    }
  }
}
