package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.api.NodeInformation;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.Grant;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;

/**
 * With which keys a node may be spoken to, whatever it says of itself: its information is not
 * protected, and anyone can keep its answers off the air. Pure.
 *
 * @param keys classes whose keys are here, best first
 * @param grant of a node that joined here; empty for one that joined elsewhere
 */
public record Standing(List<SecurityClass> keys, Optional<Grant> grant) {
  public static final Standing UNKNOWN = new Standing(List.of(), Optional.empty());

  /** Generic class of door locks and keypads. */
  private static final int ENTRY_CONTROL = 0x40;

  public Standing {
    keys = List.copyOf(keys);
  }

  /** At which it joined here. */
  public Optional<SecurityClass> granted() {
    return grant.flatMap(Grant::best);
  }

  /**
   * What of kept findings still counts: how a node is spoken to is to be found out again when it
   * was found at another class than it was granted, or in the clear where it may have a key.
   */
  public Findings remembered(Findings kept) {
    return kept.security().filter(found -> isDoubtful(kept, found.best())).isPresent()
        ? kept.unsettled()
        : kept;
  }

  /** Which classes it is tried at, best first. */
  List<SecurityClass> candidates(Findings findings) {
    return grant
        .map(known -> known.best().map(List::of).orElse(List.of()))
        .orElseGet(() -> elsewhere(findings));
  }

  /** A lock that cannot be without security and lists none does not speak for itself. */
  private List<SecurityClass> elsewhere(Findings findings) {
    List<SecurityClass> listed = SecurityQuestions.of(findings, keys);
    return listed.isEmpty() && isSecureLock(findings) ? keys : listed;
  }

  /**
   * Whether it is spoken to in the clear when it answers under no key. A lock that knows security,
   * by what it lists or by what the stick remembers of it, is not, unless it was let in so.
   */
  boolean mayBeClear(Findings findings) {
    return grant
        .map(known -> known.best().isEmpty())
        .orElseGet(() -> !isLock(findings) || !knowsSecurity(findings));
  }

  /**
   * Whether the class at which it answered is its best: at the others a lock lists nothing
   * (SDS13783 and SDS13782, Commands Supported Report), and someone may have kept its answer under
   * the best off the air.
   */
  boolean isBest(Findings findings, Octets listed) {
    return grant.isPresent() || !isLock(findings) || !NodeInformation.supported(listed).isEmpty();
  }

  private boolean isDoubtful(Findings kept, Optional<SecurityClass> found) {
    if (grant.isPresent()) {
      return !grant.get().best().equals(found);
    }
    boolean lacksKey = found.isEmpty() && knowsSecurity(kept);
    return lacksKey && (!keys.isEmpty() || isLock(kept));
  }

  private static boolean knowsSecurity(Findings findings) {
    return isSecureLock(findings) || Profiles.of(findings).knowsSecurity();
  }

  private static boolean isSecureLock(Findings findings) {
    return findings.door() == Findings.Door.SECURE_LOCK;
  }

  private static boolean isLock(Findings findings) {
    return findings.door() != Findings.Door.NONE || (findings.isIntroduced() && saysSo(findings));
  }

  private static boolean saysSo(Findings findings) {
    return (NodeInformation.decode(findings.information()).genericClass() == ENTRY_CONTROL
        || Profiles.of(findings).bolt().isPresent());
  }
}
