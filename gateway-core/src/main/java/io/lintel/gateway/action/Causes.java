package io.lintel.gateway.action;

import io.lintel.gateway.action.DeviceMachine.Cause;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Stamp;
import io.lintel.spi.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which attempt a device's report may belong to: the one that moves it now, or the last one that
 * ended without proof, so that its missed report still settles it for the reader. The second kind
 * is kept, for the report may come after a restart. An attempt moves a bolt once: it is lent to one
 * movement, and who made the next one is not known.
 *
 * <p>Nobody can know it after the power was off without a clock that can be believed: then nobody
 * can tell how long ago the attempt was, and the report is told without one.
 */
final class Causes {

  /** How long after a missing proof a report is still taken for that attempt's. */
  static final Duration AFTERWARDS = Duration.ofMinutes(10);

  /** With the device behind it; the value is the attempt's id. */
  private static final String KEY = "unproven/";

  private final Map<UUID, Running> running = new HashMap<>();
  private final Map<UUID, Unproven> unproven = new HashMap<>();

  /** Devices of which the store may keep an attempt. */
  private final Set<UUID> kept = new HashSet<>();

  /**
   * Takes up what was kept.
   *
   * @return removes what is over
   */
  List<Write> load(Store store, Stamp now) {
    var over = new ArrayList<Write>();
    for (var blob : store.blobs(KEY)) {
      var device = UUID.fromString(blob.key().substring(KEY.length()));
      var found = unproven(store, UUID.fromString(blob.value().utf8()));
      if (found.filter(attempt -> attempt.until.order(now) == Stamp.Order.AHEAD).isPresent()) {
        unproven.put(device, found.get());
        kept.add(device);
      } else {
        over.add(new Write.DropBlob(blob.key()));
      }
    }
    return over;
  }

  private static Optional<Unproven> unproven(Store store, UUID attemptId) {
    return store
        .attempt(attemptId)
        .flatMap(
            row ->
                ActionType.of(row.type())
                    .flatMap(LiveAttempt::goal)
                    .map(goal -> new Cause(attemptId, goal))
                    .flatMap(
                        cause -> row.finishedAt().map(at -> new Unproven(cause, afterwards(at)))));
  }

  void open(LiveAttempt attempt) {
    cause(attempt)
        .ifPresent(
            cause ->
                attempt
                    .command()
                    .deviceId()
                    .ifPresent(device -> running.put(device, new Running(cause, false))));
  }

  /**
   * A movement was told of an attempt.
   *
   * @return brings the store in line, with the event
   */
  List<Write> lent(UUID device, Cause cause) {
    running.computeIfPresent(device, (_, attempt) -> attempt.lent(cause));
    var last = Optional.ofNullable(unproven.get(device));
    if (last.filter(attempt -> attempt.cause.equals(cause)).isEmpty()) {
      return List.of();
    }
    unproven.remove(device);
    return writes(device);
  }

  /**
   * The attempt ended; or its end is written once more, which changes nothing here.
   *
   * @return brings the store in line
   */
  List<Write> close(LiveAttempt attempt, Ending ending, Stamp finishedAt) {
    var device = attempt.command().deviceId();
    var cause = cause(attempt);
    if (device.isEmpty() || cause.isEmpty()) {
      return List.of();
    }
    Optional.ofNullable(running.get(device.get()))
        .filter(mover -> mover.cause.equals(cause.get()))
        .ifPresent(mover -> settle(device.get(), mover, ending, finishedAt));
    return writes(device.get());
  }

  private void settle(UUID device, Running attempt, Ending ending, Stamp finishedAt) {
    running.remove(device);
    if (ending instanceof Ending.Success) {
      unproven.remove(device); // it has told where it is since
    } else if (isUnproven(ending) && !attempt.lent) {
      unproven.put(device, new Unproven(attempt.cause, afterwards(finishedAt)));
      kept.add(device);
    }
  }

  private List<Write> writes(UUID device) {
    if (!kept.contains(device)) {
      return List.of();
    }
    var last = Optional.ofNullable(unproven.get(device));
    return List.of(
        last.<Write>map(attempt -> new Write.PutBlob(attempt.blob(device)))
            .orElseGet(() -> new Write.DropBlob(KEY + device)));
  }

  /** The attempt that wanted what is reported; before all the one under way. */
  Optional<Cause> of(UUID deviceId, Report report, Stamp now) {
    if (!(report instanceof Report.Position position)) {
      return Optional.empty();
    }
    return Stream.concat(
            Optional.ofNullable(running.get(deviceId)).stream()
                .filter(attempt -> !attempt.lent)
                .map(Running::cause),
            Optional.ofNullable(unproven.get(deviceId)).stream()
                .filter(attempt -> attempt.until.order(now) == Stamp.Order.AHEAD)
                .map(Unproven::cause))
        .filter(cause -> cause.goal() == position.state())
        .findFirst();
  }

  private static Optional<Cause> cause(LiveAttempt attempt) {
    return LiveAttempt.goal(attempt.command().type())
        .map(goal -> new Cause(attempt.command().attemptId(), goal));
  }

  private static Stamp afterwards(Stamp finishedAt) {
    return finishedAt.plus(AFTERWARDS);
  }

  private static boolean isUnproven(Ending ending) {
    return ending instanceof Ending.Failure(String type, String message)
        && (type.equals("command_timeout") || type.equals("gateway_restarted"));
  }

  /**
   * An attempt that may move a device now.
   *
   * @param lent whether a movement was told of it already
   */
  private record Running(Cause cause, boolean lent) {

    Running lent(Cause to) {
      return new Running(cause, lent || cause.equals(to));
    }
  }

  private record Unproven(Cause cause, Stamp until) {

    Blob blob(UUID device) {
      return new Blob(KEY + device, Bytes.utf8(cause.attemptId().toString()));
    }
  }
}
