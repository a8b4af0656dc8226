package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The nodes that may join by themselves. Kept like a key, because its DSKs hold their PINs. */
public record ProvisioningList(List<Provisioned> entries) {
  /** Under which {@link io.lintel.spi.Secrets} keeps it. */
  public static final String SECRET_NAME = "smartstart-list";

  /** What one secret holds. */
  public static final int LIMIT = 128;

  public static final ProvisioningList EMPTY = new ProvisioningList(List.of());

  private static final int FORMAT = 1;

  public ProvisioningList {
    entries = List.copyOf(entries);
  }

  /** As {@link #sealed} gave it; empty when it is not that. */
  public static Optional<ProvisioningList> unsealed(Secret secret) {
    var reader = new OctetReader(Octets.copyOf(secret.reveal()), "SmartStart list");
    try {
      return reader.u8("format") == FORMAT
          ? Optional.of(new ProvisioningList(read(reader)))
          : Optional.empty();
    } catch (MalformedFrame bad) {
      return Optional.empty();
    }
  }

  public Secret sealed() {
    Octets octets = Octets.of(FORMAT);
    for (Provisioned each : entries) {
      octets = octets.plus(each.encode());
    }
    return new Secret(octets.toArray());
  }

  /**
   * With this one; one of the same DSK is replaced, its failures forgotten.
   *
   * @throws IllegalArgumentException when the list is full
   */
  public ProvisioningList with(Provisioned entry) {
    ProvisioningList others = without(entry.dsk());
    if (others.entries.size() >= LIMIT) {
      throw new IllegalArgumentException(
          LIMIT + " nodes wait already: take those off the list that will not come");
    }
    return new ProvisioningList(Stream.concat(others.entries.stream(), Stream.of(entry)).toList());
  }

  public ProvisioningList without(Dsk dsk) {
    return new ProvisioningList(entries.stream().filter(each -> !each.dsk().equals(dsk)).toList());
  }

  /** With one failure more of this one. */
  public ProvisioningList failed(Dsk dsk) {
    UnaryOperator<Provisioned> count = each -> each.dsk().equals(dsk) ? each.failed() : each;
    return new ProvisioningList(entries.stream().map(count).toList());
  }

  /**
   * The node that announces itself so, if it is let in.
   *
   * @param homeId 4 bytes, see {@link Dsk#announcedHomeId}
   */
  public Optional<Provisioned> announcing(Octets homeId) {
    return entries.stream()
        .filter(Provisioned::isActive)
        .filter(each -> each.dsk().announcedHomeId().equals(homeId))
        .findFirst();
  }

  /** Whether the stick has to listen for announcements. */
  public boolean isAnyoneAwaited() {
    return entries.stream().anyMatch(Provisioned::isActive);
  }

  private static List<Provisioned> read(OctetReader reader) {
    int count = Math.min(LIMIT, reader.left() / Provisioned.SIZE_BYTES);
    return Stream.generate(() -> Provisioned.read(reader)).limit(count).toList();
  }
}
