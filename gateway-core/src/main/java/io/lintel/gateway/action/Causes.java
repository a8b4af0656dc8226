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
 * is kept, for the report may come after a restart.
 *
 * <p>Nobody can know it after the power was off without a clock that can be believed: then nobody
 * can tell how long ago the attempt was, and the report is told without one.
 */
final class Causes {

  /** How long after a missing proof a report is still taken for that attempt's. */
  static final Duration AFTERWARDS = Duration.ofMinutes(10);

  /** With the device behind it; the value is the attempt's id. */
  private static final String KEY = "unproven/";

  private final Map<UUID, Cause> running = new HashMap<>();
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
            cause -> attempt.command().deviceId().ifPresent(device -> running.put(device, cause)));
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
    if (running.remove(device.get(), cause.get())) {
      settle(device.get(), cause.get(), ending, finishedAt);
    }
    return writes(device.get());
  }

  private void settle(UUID device, Cause cause, Ending ending, Stamp finishedAt) {
    if (ending instanceof Ending.Success) {
      unproven.remove(device); // it has told where it is since
    } else if (isUnproven(ending)) {
      unproven.put(device, new Unproven(cause, afterwards(finishedAt)));
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
            Optional.ofNullable(running.get(deviceId)).stream(),
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

  private record Unproven(Cause cause, Stamp until) {

    Blob blob(UUID device) {
      return new Blob(KEY + device, Bytes.utf8(cause.attemptId().toString()));
    }
  }
}
