package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.DoorLockClass;
import io.lintel.driver.zwave.command.DoorLockMode;
import io.lintel.driver.zwave.command.LockClass;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;
import java.util.Set;

/** The command class by which a node's bolt is moved. */
public enum BoltProtocol {
  DOOR_LOCK {
    @Override
    public Octets set(boolean locked) {
      return DoorLockClass.set(locked ? DoorLockMode.SECURED : DoorLockMode.UNSECURED);
    }

    @Override
    public Octets get() {
      return DoorLockClass.get();
    }
  },

  LOCK {
    @Override
    public Octets set(boolean locked) {
      return LockClass.set(locked);
    }

    @Override
    public Octets get() {
      return LockClass.get();
    }
  };

  public abstract Octets set(boolean locked);

  public abstract Octets get();

  /** Door Lock where there is a choice: it also tells of jams. */
  static Optional<BoltProtocol> among(Set<Integer> commandClasses) {
    if (commandClasses.contains(DoorLockClass.ID)) {
      return Optional.of(DOOR_LOCK);
    }
    return commandClasses.contains(LockClass.ID) ? Optional.of(LOCK) : Optional.empty();
  }
}
