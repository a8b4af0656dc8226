package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.ScheduleEntryLockClass;
import io.lintel.driver.zwave.command.UserCodeClass;
import io.lintel.driver.zwave.command.UserCredentialClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nodes that hold codes themselves. */
final class CodesKind implements PartKind {
  @Override
  public List<Question> questions(NodeProfile soFar) {
    var questions = new ArrayList<Question>();
    if (soFar.has(UserCredentialClass.ID)) {
      questions.add(UserCredentials.USERS);
      questions.add(UserCredentials.CREDENTIALS);
    } else if (soFar.has(UserCodeClass.ID)) {
      questions.add(UserCodes.HOW_MANY);
      if (soFar.version(0, UserCodeClass.ID) >= 2) {
        questions.add(UserCodes.CAPABILITIES);
      }
      if (soFar.has(ScheduleEntryLockClass.ID)) {
        questions.add(CodeWindows.SUPPORTED);
      }
    }
    return questions;
  }

  /** A node that could be told a code under a key is never told it in the clear. */
  @Override
  public Optional<Part> part(PartContext context) {
    NodeProfile profile = context.profile();
    return profile.knowsSecurity() && profile.security().isEmpty()
        ? Optional.empty()
        : protocol(profile).map(protocol -> new CodesPart(context, protocol));
  }

  /** User Credential where there is a choice: it says what became of a code. */
  private static Optional<CodeProtocol> protocol(NodeProfile profile) {
    Optional<CodeProtocol> newer = UserCredentials.of(profile).map(CodeProtocol.class::cast);
    return newer.or(() -> UserCodes.of(profile));
  }
}
