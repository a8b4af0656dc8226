package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CodeBook;
import io.lintel.gateway.action.Workshop;
import java.util.Map;
import java.util.UUID;

/**
 * Devices that hold codes and decide themselves: whether these can be guessed is judged for them
 * too. On the loop alone.
 */
final class SelfDeciding {

  private final CodeBook codes;
  private final Map<UUID, UUID> guards;
  private final GuessWatch guesses;

  /**
   * All of a house.
   *
   * @param guards the door of each reader
   */
  SelfDeciding(Workshop workshop, AccessNews news, CodeBook codes, Map<UUID, UUID> guards) {
    this.codes = codes;
    this.guards = guards;
    this.guesses = new GuessWatch(workshop, news);
  }

  void start() {
    codes.devices().toList().forEach(this::judge);
    codes.onChange(this::changed);
  }

  /** A change is told of the door; it may be that of a keypad that guards it. */
  private void changed(UUID door) {
    judge(door);
    guards.forEach(
        (reader, guarded) -> {
          if (guarded.equals(door)) {
            judge(reader);
          }
        });
  }

  void judge(UUID device) {
    guesses.judge(device, codes.heldBy(device).toList());
  }
}
