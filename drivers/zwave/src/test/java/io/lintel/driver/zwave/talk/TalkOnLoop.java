package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.testkit.VirtualLoop;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Lets a test talk, which is not on the loop. */
record TalkOnLoop(VirtualLoop loop, Talk talk) implements Talk {
  @Override
  public Exchange set(Message message, Consumer<SetNews> news) {
    return onLoop(loop.ask(() -> talk.set(message, news)));
  }

  @Override
  public Exchange get(Message message, Predicate<Octets> isAnswer, Consumer<Answer> end) {
    return onLoop(loop.ask(() -> talk.get(message, isAnswer, end)));
  }

  @Override
  public Exchange send(Message message, Level level, Consumer<Delivery> done) {
    return onLoop(loop.ask(() -> talk.send(message, level, done)));
  }

  private Exchange onLoop(Exchange exchange) {
    return () -> loop.ask(exchange::withdraw);
  }
}
