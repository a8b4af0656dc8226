package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.DoorLockClass;
import java.util.List;
import java.util.Optional;

/** Nodes with a bolt of their own. */
final class LockKind implements PartKind {
  static final Question CONFIGURATION = Question.of(0, DoorLockClass.getConfiguration());
  static final Question CAPABILITIES = Question.of(0, DoorLockClass.getCapabilities());

  @Override
  public List<Question> questions(NodeProfile soFar) {
    int version = soFar.version(0, DoorLockClass.ID);
    if (version == 0) {
      return List.of();
    }
    return version < 4 ? List.of(CONFIGURATION) : List.of(CAPABILITIES, CONFIGURATION);
  }

  @Override
  public Optional<Part> part(PartContext context) {
    return context.profile().bolt().map(protocol -> new LockPart(context, protocol));
  }
}
