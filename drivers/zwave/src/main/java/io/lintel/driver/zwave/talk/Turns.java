package io.lintel.driver.zwave.talk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Whose turn it is to speak with a node: one exchange at a time, orders before what can wait. An
 * exchange that only listens may step aside for the next. Runs on the driver's loop alone.
 */
final class Turns {
  private static final int ORDERS_LIMIT = 16;

  /** The interview of a lock with many parts asks about as much at once. */
  private static final int BACKGROUND_LIMIT = 128;

  /** Exchanges that listen beside the one whose turn it is; then it waits for one of them. */
  private static final int ASIDE_LIMIT = 8;

  private final Deque<ExchangeUnderWay> orders = new ArrayDeque<>();
  private final Deque<ExchangeUnderWay> background = new ArrayDeque<>();
  private final List<ExchangeUnderWay> aside = new ArrayList<>();
  private Optional<ExchangeUnderWay> turn = Optional.empty();

  /** Queues an exchange, and begins it when its turn is now. False when too many wait. */
  boolean add(ExchangeUnderWay exchange) {
    Deque<ExchangeUnderWay> queue = exchange.isBackground() ? background : orders;
    int limit = exchange.isBackground() ? BACKGROUND_LIMIT : ORDERS_LIMIT;
    if (queue.size() >= limit) {
      return false;
    }
    queue.add(exchange);
    if (!exchange.isBackground()) {
      makeWay();
    }
    next();
    return true;
  }

  void next() {
    if (turn.isEmpty()) {
      turn = Optional.ofNullable(orders.isEmpty() ? background.poll() : orders.poll());
      turn.ifPresent(ExchangeUnderWay::begin);
    }
  }

  void stepAside(ExchangeUnderWay exchange) {
    if (isTurnOf(exchange) && aside.size() < ASIDE_LIMIT) {
      turn = Optional.empty();
      aside.add(exchange);
      next();
    }
  }

  void leave(ExchangeUnderWay exchange) {
    if (isTurnOf(exchange)) {
      turn = Optional.empty();
    }
    orders.remove(exchange);
    background.remove(exchange);
    aside.remove(exchange);
  }

  /** Begins it anew later: what is more urgent elsewhere took the radio from it. */
  boolean again(ExchangeUnderWay exchange) {
    if (!isTurnOf(exchange) || !exchange.interrupt()) {
      return false;
    }
    turn = Optional.empty();
    background.addFirst(exchange);
    next();
    return true;
  }

  /** Those that may hear something, the one whose turn it is first. */
  List<ExchangeUnderWay> underWay() {
    List<ExchangeUnderWay> all = new ArrayList<>(aside);
    turn.ifPresent(all::addFirst);
    return all;
  }

  /** Those that wait come first: whoever ends them in this order begins none. */
  List<ExchangeUnderWay> all() {
    List<ExchangeUnderWay> all = new ArrayList<>(orders);
    all.addAll(background);
    all.addAll(underWay());
    return all;
  }

  /** An order waits: a background exchange listens aside, or is begun anew after the order. */
  private void makeWay() {
    turn.filter(ExchangeUnderWay::isBackground)
        .ifPresent(
            exchange -> {
              if (exchange.isListening()) {
                stepAside(exchange);
              } else {
                again(exchange);
              }
            });
  }

  private boolean isTurnOf(ExchangeUnderWay exchange) {
    return turn.filter(exchange::equals).isPresent();
  }
}
