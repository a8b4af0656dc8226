package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.talk.Partner;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Makes of an interview's findings how a node is to be spoken to. Pure. */
public final class Partners {
  /** As found; one that joined here is never spoken to, or believed, below its grant. */
  public static Partner of(Findings findings, Standing standing) {
    return of(
        findings,
        standing.granted().or(() -> findings.security().flatMap(Findings.Security::best)));
  }

  /**
   * While it is being found out. What it has under its key is not known before that is settled: so
   * long nothing is taken from it in the clear.
   *
   * @param at the class to speak at; empty in the clear
   */
  public static Partner of(Findings findings, Optional<SecurityClass> at) {
    NodeProfile soFar = Profiles.of(findings);
    Set<Integer> inTheClear = new HashSet<>();
    if (findings.security().isPresent()) {
      inTheClear.addAll(soFar.classes(0));
      inTheClear.removeAll(soFar.secured());
    }
    return new Partner(
        at.<Level>map(Level.Secure::new).orElseGet(Level.Clear::new),
        inTheClear,
        soFar.has(CommandClasses.SUPERVISION),
        soFar.has(CommandClasses.TRANSPORT_SERVICE),
        soFar.transmissionsLimit());
  }

  private Partners() {}
}
