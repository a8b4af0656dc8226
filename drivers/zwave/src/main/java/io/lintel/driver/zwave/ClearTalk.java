package io.lintel.driver.zwave;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.talk.SetNews;
import io.lintel.driver.zwave.talk.Talk;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Speaks with one node in the clear. Runs on the driver's loop alone. */
final class ClearTalk implements Talk {
  /** From the radio's acknowledgement of a question to the answer, detours included. */
  private static final Duration ANSWER_LIMIT = Duration.ofMillis(2_500);

  private final NodeId node;
  private final Radio radio;
  private final Time time;
  private final IntSupplier transmissionsLimit;
  private final List<Asked> asked = new ArrayList<>();

  ClearTalk(NodeId node, Radio radio, Time time, IntSupplier transmissionsLimit) {
    this.node = node;
    this.radio = radio;
    this.time = time;
    this.transmissionsLimit = transmissionsLimit;
  }

  /** The node said this: whoever waits for it has it. */
  void heard(Octets command) {
    asked.stream()
        .filter(each -> each.isAnswer.test(command))
        .findFirst()
        .ifPresent(each -> each.end(new Answer.Said(command)));
  }

  @Override
  public Exchange set(Message message, Consumer<SetNews> news) {
    return transmit(message, delivery -> news.accept(news(delivery)))::withdraw;
  }

  @Override
  public Exchange get(Message message, Predicate<Octets> isAnswer, Consumer<Answer> end) {
    var question = new Asked(isAnswer, end);
    asked.add(question);
    question.sending = transmit(message, question::sent);
    return question;
  }

  @Override
  public Exchange send(Message message, Level level, Consumer<Delivery> done) {
    return transmit(message, done)::withdraw;
  }

  private Radio.Sending transmit(Message message, Consumer<Delivery> done) {
    int limit = transmissionsLimit.getAsInt();
    return message.priority() == StickLine.Priority.BACKGROUND
        ? radio.ask(node, message.command(), limit, done)
        : radio.send(node, message.command(), message.permit(), message.priority(), limit, done);
  }

  private static SetNews news(Delivery delivery) {
    return delivery instanceof Delivery.Acknowledged
        ? new SetNews.Delivered()
        : new SetNews.Undelivered(delivery);
  }

  /** A question whose answer is waited for. */
  private final class Asked implements Exchange {
    private final Predicate<Octets> isAnswer;
    private final Consumer<Answer> end;
    private Radio.@Nullable Sending sending;

    private Asked(Predicate<Octets> isAnswer, Consumer<Answer> end) {
      this.isAnswer = isAnswer;
      this.end = end;
    }

    @Override
    public boolean withdraw() {
      asked.remove(this);
      return sending != null && sending.withdraw();
    }

    private void sent(Delivery delivery) {
      if (delivery instanceof Delivery.Acknowledged) {
        time.after(ANSWER_LIMIT, () -> end(new Answer.Silence()));
      } else {
        end(new Answer.Undelivered(delivery));
      }
    }

    private void end(Answer answer) {
      if (asked.remove(this)) {
        end.accept(answer);
      }
    }
  }
}
