package io.lintel.hardware.crash;

import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the crash runs have in common. */
final class Crash {
  private Crash() {}

  /** Waits until every command has its end, or gives up: the audit then names those without. */
  static void settle(Platform platform, List<Command> sent, Duration limit) {
    Set<String> ids = sent.stream().map(Command::id).collect(Collectors.toSet());
    platform.within(limit, () -> Optional.of(ended(platform)).filter(e -> e.containsAll(ids)));
    // Events follow their attempt: what nothing follows is the last of all.
    platform.run(Command.of("SET_FAN_MODE", sent.getFirst().deviceId()));
  }

  private static Set<String> ended(Platform platform) {
    return platform.received().under("attempt/").stream()
        .map(Message::json)
        .filter(envelope -> !Platform.status(envelope).equals("pending"))
        .map(envelope -> envelope.path("action_attempt").path("action_attempt_id").asText())
        .collect(Collectors.toSet());
  }
}
