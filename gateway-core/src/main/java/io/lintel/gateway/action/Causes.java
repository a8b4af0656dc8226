package io.lintel.gateway.action;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which attempt a device's report may belong to: the one that moves it now, or the last one that
 * ended without proof, so that its missed report still settles it for the reader.
 */
final class Causes {

  /** How long after a missing proof a report is still taken for that attempt's. */
  static final Duration AFTERWARDS = Duration.ofMinutes(10);

  private final Map<UUID, Window> windows = new HashMap<>();

  void open(LiveAttempt attempt) {
    attempt
        .goal()
        .ifPresent(
            goal -> {
              var cause = new DeviceMachine.Cause(attempt.command().attemptId(), goal);
              attempt
                  .command()
                  .deviceId()
                  .ifPresent(device -> windows.put(device, new Window(cause, Optional.empty())));
            });
  }

  void close(LiveAttempt attempt, Ending ending, long nowNanos) {
    var device = attempt.command().deviceId();
    var window = device.map(windows::get);
    if (window.isEmpty() || !window.get().cause.attemptId().equals(attempt.command().attemptId())) {
      return;
    }
    if (isUnproven(ending)) {
      var until = Optional.of(nowNanos + AFTERWARDS.toNanos());
      windows.put(device.orElseThrow(), new Window(window.get().cause, until));
    } else {
      windows.remove(device.orElseThrow());
    }
  }

  Optional<DeviceMachine.Cause> of(UUID deviceId, long nowNanos) {
    return Optional.ofNullable(windows.get(deviceId))
        .filter(window -> window.untilNanos.filter(until -> nowNanos - until > 0).isEmpty())
        .map(Window::cause);
  }

  private static boolean isUnproven(Ending ending) {
    return ending instanceof Ending.Failure(String type, String message)
        && (type.equals("command_timeout") || type.equals("gateway_restarted"));
  }

  private record Window(DeviceMachine.Cause cause, Optional<Long> untilNanos) {}
}
