package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.DoorLockClass;
import io.lintel.driver.zwave.command.DoorLockMode;
import io.lintel.driver.zwave.command.LockClass;
import io.lintel.driver.zwave.node.LockOrder.Goal;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;
import java.util.Set;

/** The command class by which a node's bolt is moved. */
public enum BoltProtocol {
  DOOR_LOCK {
    @Override
    public Octets set(Goal goal, boolean forATime) {
      if (goal == Goal.LOCKED) {
        return DoorLockClass.set(DoorLockMode.SECURED);
      }
      return DoorLockClass.set(
          forATime ? DoorLockMode.UNSECURED_FOR_A_TIME : DoorLockMode.UNSECURED);
    }

    @Override
    public Octets get() {
      return DoorLockClass.get();
    }
  },

  LOCK {
    @Override
    public Octets set(Goal goal, boolean forATime) {
      return LockClass.set(goal == Goal.LOCKED);
    }

    @Override
    public Octets get() {
      return LockClass.get();
    }
  };

  /**
   * The command that brings a goal about.
   *
   * @param forATime an unlocked bolt shall go home by itself, where the lock is set up for that
   */
  public abstract Octets set(Goal goal, boolean forATime);

  public abstract Octets get();

  /** Whether a command answers {@link #get}. */
  public boolean isPosition(Octets said) {
    return Question.of(0, get()).isAnsweredBy(said);
  }

  /** Door Lock where there is a choice: it also tells of jams. */
  static Optional<BoltProtocol> among(Set<Integer> commandClasses) {
    if (commandClasses.contains(DoorLockClass.ID)) {
      return Optional.of(DOOR_LOCK);
    }
    return commandClasses.contains(LockClass.ID) ? Optional.of(LOCK) : Optional.empty();
  }
}
