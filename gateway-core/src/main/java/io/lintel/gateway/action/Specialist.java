package io.lintel.gateway.action;

import io.lintel.gateway.model.ActionType;
import io.lintel.spi.Report;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A part of the core above the engine that carries out some action types: access codes, climate,
 * noise, credentials. The engine keeps the life of the attempts, their deadlines and papers; the
 * specialist knows what they mean. Everything here is called on the engine's loop and returns at
 * once.
 */
public interface Specialist {

  /** The types that it carries out; no other specialist has one of them. */
  Set<ActionType> types();

  /** Called once, before commands are taken, when the store can be read. */
  void start(Workshop workshop);

  /**
   * Checks a command before it is accepted. Decides without input or output.
   *
   * @param can what the device offers; of kind {@code UNKNOWN} while that is not known, and then
   *     asked again before the attempt is started
   * @return why it is not accepted: a wrong parameter, or a device that never can
   */
  Optional<Refusal> check(Command command, Abilities can);

  /**
   * Carries an attempt out, its start being durable. At the deadline the engine ends it as {@code
   * command_timeout}; desired state then goes on by itself.
   *
   * @param then hears its end; a second call, or one after the deadline, changes nothing
   */
  void perform(Command command, Consumer<Ending> then);

  /**
   * Whether an attempt that a restart found started may be performed again, since it only says what
   * shall be. Else it ends as {@code gateway_restarted}.
   */
  default boolean isRepeatable(ActionType type) {
    return true;
  }

  /**
   * A device observed something.
   *
   * @param occurredAt when it is known to have happened earlier
   */
  default void observe(UUID deviceId, Report.Observation what, Optional<Instant> occurredAt) {}

  /** A device told something of itself, which its state has taken in. */
  default void reported(UUID deviceId, Report report) {}

  /** A device has joined; {@link Workshop#devices} has it from now on. */
  default void added(KnownDevice device) {}

  /**
   * Another device is where this one was: nothing that was given to it is there. It will tell that
   * it is online.
   */
  default void replaced(UUID deviceId) {}

  /** What a device can do has become known or has changed. */
  default void abilitiesChanged(UUID deviceId) {}

  /** Fields that the {@code lock.*} event of this movement gets, over the engine's own. */
  default Map<String, Object> attribution(UUID deviceId, Report.Position position) {
    return Map.of();
  }

  /** What {@code properties} of the device's retained state shows beside the engine's own. */
  default Map<String, Object> properties(UUID deviceId) {
    return Map.of();
  }

  /**
   * {@code RESET_SANDBOX_WORKSPACE}: forgets all that it holds of a simulated device.
   *
   * @param then once that is durable
   */
  default void reset(UUID deviceId, Runnable then) {
    then.run();
  }
}
