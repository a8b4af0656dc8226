package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Set;

/** With which keys a node is tried, and how it is asked what it has under one of them. Pure. */
public final class SecurityQuestions {
  private static final int S2_COMMANDS_SUPPORTED_GET = 0x0D;
  private static final int S0_COMMANDS_SUPPORTED_GET = 0x02;

  /** Of the keys at hand those whose scheme the node lists. */
  static List<SecurityClass> of(Findings findings, List<SecurityClass> keys) {
    Set<Integer> classes = Profiles.of(findings).classes(0);
    return keys.stream().filter(each -> classes.contains(scheme(each))).toList();
  }

  /** Answered only by a node that reads this class. */
  public static Question whatItHasAt(SecurityClass each) {
    int scheme = scheme(each);
    int get = each.isS2() ? S2_COMMANDS_SUPPORTED_GET : S0_COMMANDS_SUPPORTED_GET;
    return Question.of(0, Octets.of(scheme, get));
  }

  /** The list in the answer; S0 puts before it how many reports follow. */
  static Octets listed(Octets answer) {
    int head = answer.at(0) == CommandClasses.SECURITY_0 ? 3 : 2;
    return answer.from(Math.min(head, answer.size()));
  }

  private static int scheme(SecurityClass each) {
    return each.isS2() ? CommandClasses.SECURITY_2 : CommandClasses.SECURITY_0;
  }

  private SecurityQuestions() {}
}
