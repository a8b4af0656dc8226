package io.lintel.gateway.driver;

import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.Abilities.Kind;
import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.CardReader;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.Encoder;
import io.lintel.spi.KeyReader;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Order;
import io.lintel.spi.Pin;
import io.lintel.spi.Readback;
import io.lintel.spi.Release;
import io.lintel.spi.Simulated;
import io.lintel.spi.SoundLevel;
import io.lintel.spi.Thermostat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds what a device's capabilities can do. Pure. */
final class Deeds {

  private static final List<Class<? extends Capability>> KINDS =
      List.of(
          Bolt.class,
          Release.class,
          Readback.class,
          Simulated.class,
          CodeSlots.class,
          KeyReader.class,
          CardReader.class,
          Thermostat.class,
          SoundLevel.class,
          Encoder.class);

  private Deeds() {}

  static Abilities abilities(List<Capability> capabilities, LinkSecurity security) {
    Optional<Simulated> simulated = find(capabilities, Simulated.class);
    return new Abilities(
        kind(capabilities),
        find(capabilities, Readback.class).isPresent(),
        simulated.isPresent(),
        simulated.map(Simulated::hasKeypad).orElse(false),
        security,
        offered(capabilities),
        capabilities.stream().map(Capability::traits).flatMap(Optional::stream).toList());
  }

  /** What to call with the order; empty when the device cannot do it. */
  static Optional<Consumer<Order>> call(List<Capability> capabilities, Deed deed) {
    return switch (deed) {
      case Deed.Lock _ -> lock(capabilities);
      case Deed.Unlock _ -> unlock(capabilities);
      case Deed.Read _ -> find(capabilities, Readback.class).map(device -> device::read);
      case Deed.EnterCode(Pin code) ->
          keypad(capabilities).map(device -> order -> device.enterCode(order, code));
      case Deed.LockAtKeypad _ -> keypad(capabilities).map(device -> device::lockAtKeypad);
      case Deed.Reset _ -> find(capabilities, Simulated.class).map(device -> device::reset);
      case Deed.On<?> on -> on(capabilities, on);
    };
  }

  private static <C extends Capability> Optional<Consumer<Order>> on(
      List<Capability> capabilities, Deed.On<C> on) {
    return find(capabilities, on.capability())
        .map(capability -> order -> on.call().accept(capability, order));
  }

  private static Optional<Consumer<Order>> lock(List<Capability> capabilities) {
    Optional<Consumer<Order>> bolt = find(capabilities, Bolt.class).map(device -> device::lock);
    return bolt.or(() -> find(capabilities, Release.class).map(device -> device::secure));
  }

  private static Optional<Consumer<Order>> unlock(List<Capability> capabilities) {
    Optional<Consumer<Order>> bolt = find(capabilities, Bolt.class).map(device -> device::unlock);
    return bolt.or(() -> find(capabilities, Release.class).map(device -> device::release));
  }

  private static Optional<Simulated> keypad(List<Capability> capabilities) {
    return find(capabilities, Simulated.class).filter(Simulated::hasKeypad);
  }

  private static Set<Class<? extends Capability>> offered(List<Capability> capabilities) {
    return KINDS.stream()
        .filter(kind -> find(capabilities, kind).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Kind kind(List<Capability> capabilities) {
    if (capabilities.isEmpty()) {
      return Kind.UNKNOWN;
    }
    Optional<Kind> bolt =
        find(capabilities, Bolt.class).map(b -> b.reportsPosition() ? Kind.BOLT : Kind.BOLT_BLIND);
    return bolt.or(() -> find(capabilities, Release.class).map(Deeds::releaseKind))
        .orElse(Kind.NONE);
  }

  private static Kind releaseKind(Release release) {
    return release.latched() ? Kind.RELEASE_LATCHED : Kind.RELEASE_MOMENTARY;
  }

  private static <C extends Capability> Optional<C> find(
      List<Capability> capabilities, Class<C> kind) {
    return capabilities.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
