package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.talk.ExchangeMachine.Aim;
import io.lintel.driver.zwave.talk.ExchangeMachine.Ending;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What an exchange is for, and who hears how it went. */
sealed interface Wish {
  record Change(Consumer<SetNews> news) implements Wish {}

  record Question(Predicate<Octets> isAnswer, Consumer<Answer> end) implements Wish {}

  record Telling(Consumer<Delivery> done) implements Wish {}

  /**
   * What is waited for.
   *
   * @param complains whether the node would say that it could not decode it
   */
  default Aim aim(boolean supervised, boolean complains) {
    return switch (this) {
      case Change _ -> supervised ? Aim.REPORT : complains ? Aim.READ : Aim.DELIVERY;
      case Question _ -> Aim.ANSWER;
      case Telling _ -> Aim.DELIVERY;
    };
  }

  default boolean isAnsweredBy(Octets command) {
    return this instanceof Question(Predicate<Octets> isAnswer, _) && isAnswer.test(command);
  }

  default void working(int leftMillis) {
    if (this instanceof Change(Consumer<SetNews> news)) {
      news.accept(new SetNews.Working(leftMillis));
    }
  }

  default void ended(Ending ending) {
    switch (this) {
      case Change(Consumer<SetNews> news) -> news.accept(news(ending));
      case Question(_, Consumer<Answer> end) -> end.accept(answer(ending));
      case Telling(Consumer<Delivery> done) -> done.accept(delivery(ending));
    }
  }

  private static SetNews.Ended news(Ending ending) {
    return switch (ending) {
      case Ending.Confirmed() -> new SetNews.Confirmed();
      case Ending.Failed() -> new SetNews.Failed();
      case Ending.Delivered(), Ending.Answered _ -> new SetNews.Delivered();
      case Ending.NotDecoded() -> new SetNews.NotDecoded();
      case Ending.Undelivered(Delivery delivery) -> new SetNews.Undelivered(delivery);
    };
  }

  private static Answer answer(Ending ending) {
    return switch (ending) {
      case Ending.Answered(Octets command) -> new Answer.Said(command);
      case Ending.Delivered(), Ending.Confirmed(), Ending.Failed() -> new Answer.Silence();
      case Ending.NotDecoded() -> new Answer.NotDecoded();
      case Ending.Undelivered(Delivery delivery) -> new Answer.Undelivered(delivery);
    };
  }

  private static Delivery delivery(Ending ending) {
    return switch (ending) {
      case Ending.Undelivered(Delivery delivery) -> delivery;
      case Ending.Delivered(),
          Ending.Answered _,
          Ending.Confirmed(),
          Ending.Failed(),
          Ending.NotDecoded() ->
          new Delivery.Acknowledged();
    };
  }
}
