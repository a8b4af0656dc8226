package io.lintel.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A lock or keypad that holds codes itself, one per numbered slot. Serves the four access code
 * action types. Who may enter is decided by the device; what it did is a {@link Report.Position}
 * that names the slot.
 *
 * <p>Every order ends once with {@link Reports#outcome}. {@link Outcome.Done} means that the device
 * took it; whether it holds it is known only from a {@link Report.CodeSlot} read after {@link
 * CodeTraits#settle}. A device that silently refuses a duplicate shows it there.
 */
public interface CodeSlots extends Capability {

  @Override
  Optional<Traits> traits();

  /**
   * Writes a slot, whatever it held.
   *
   * @param slot 1 to {@link CodeTraits#slots}
   * @param window when the device itself shall honour it; only where it {@link
   *     CodeTraits#schedules}
   */
  void put(Order order, int slot, Pin code, Optional<Window> window);

  /** Empties a slot. Empty already is fine: end as done. */
  void clear(Order order, int slot);

  /** Asks the device itself; the answer is a {@link Report.CodeSlot} before the outcome. */
  void read(Order order, int slot);

  /** Asks for every slot; each that is not empty comes as a {@link Report.CodeSlot}. */
  void readAll(Order order);

  /**
   * When a code counts, in absolute time; the driver turns it into what the device understands.
   *
   * @param from inclusive
   * @param until exclusive
   */
  record Window(Instant from, Instant until) {

    public Window {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException("a window ends after it begins");
      }
    }
  }

  /**
   * What the device can hold.
   *
   * @param slots how many
   * @param lengths how many digits a code may have; not empty
   * @param schedules whether it honours a {@link Window} by itself
   * @param masked whether reading a slot shows that it is used but not its digits
   * @param settle how long after a write a reading can be believed
   */
  record CodeTraits(
      int slots, Set<Integer> lengths, boolean schedules, boolean masked, Duration settle)
      implements Traits {

    public CodeTraits {
      lengths = Set.copyOf(lengths);
      if (slots < 1 || lengths.isEmpty()) {
        throw new IllegalArgumentException("a device that holds codes has slots and lengths");
      }
    }
  }
}
