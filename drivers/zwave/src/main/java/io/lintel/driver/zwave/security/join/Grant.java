package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * With which keys a node joined here; kept durably from that moment on. Nothing that the node, or
 * someone in its name, says later makes it less.
 *
 * @param classes none for a node that was let in in the clear
 * @param dsk of a node with S2; see {@link JoinResult.Joined} for how far it is proven
 */
public record Grant(Set<SecurityClass> classes, Optional<Dsk> dsk) {
  /** The operator let it in without a key. */
  public static final Grant CLEAR = new Grant(Set.of(), Optional.empty());

  private static final int FORM = 1;

  public Grant {
    classes = Set.copyOf(classes);
  }

  /** At which it is spoken to; empty in the clear. */
  public Optional<SecurityClass> best() {
    return classes.stream().min(Comparator.naturalOrder());
  }

  public Octets encode() {
    return Octets.of(FORM, SecurityClass.bits(classes))
        .plus(dsk.map(Dsk::octets).orElse(Octets.NONE));
  }

  /** Empty when the kept bytes make no sense. */
  public static Optional<Grant> decode(Octets kept) {
    try {
      var reader = new OctetReader(kept, "kept grant");
      return reader.u8("form") == FORM ? Optional.of(decode(reader)) : Optional.empty();
    } catch (MalformedFrame _) {
      return Optional.empty();
    }
  }

  private static Grant decode(OctetReader reader) {
    Set<SecurityClass> classes = SecurityClass.ofBits(reader.u8("classes"));
    return reader.left() == 0
        ? new Grant(classes, Optional.empty())
        : new Grant(classes, Optional.of(new Dsk(reader.octets(Dsk.SIZE_BYTES, "DSK"))));
  }
}
