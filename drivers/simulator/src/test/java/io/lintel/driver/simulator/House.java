package io.lintel.driver.simulator;

import io.lintel.spi.Capability;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Simulated;
import io.lintel.testkit.DriverRun;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.RecordedReports;
import io.lintel.testkit.TestDevice;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.VirtualHost;
import io.lintel.testkit.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;

/** A house with simulated doors in virtual time; the first is the one that most tests look at. */
final class House {
  static final Duration WINDOW = Duration.ofSeconds(10);

  private final VirtualHost host;
  private final DriverRun run;
  private final List<Map<String, ?>> addresses;

  private final MovementLines lines;

  private House(VirtualHost host, List<Map<String, ?>> addresses) {
    this.host = host;
    this.lines = new MovementLines(host.dataFolder());
    this.addresses = addresses;
    this.run = DriverRun.open(host, new SimulatorPlugin(), MapSettings.none());
    for (int n = 0; n < addresses.size(); n++) {
      run.attach(TestDevice.numbered(n, MapSettings.of(addresses.get(n))));
    }
    run.start();
    host.world().settle();
  }

  static House with(Path folder, Map<String, ?> address) {
    return new House(World.seeded(1).host("simulator", folder), List.of(address));
  }

  static House with(VirtualHost host, List<Map<String, ?>> addresses) {
    return new House(host, addresses);
  }

  /** The house after its power was cut and came back. */
  House restarted() {
    return new House(host.cutPower(), addresses);
  }

  World world() {
    return host.world();
  }

  VirtualHost host() {
    return host;
  }

  DriverRun run() {
    return run;
  }

  RecordedReports reports() {
    return run.reports();
  }

  static UUID door(int n) {
    return TestDevice.numbered(n, MapSettings.none()).deviceId();
  }

  static UUID door() {
    return door(0);
  }

  void pass(Duration time) {
    world().advance(time);
  }

  void passSeconds(long seconds) {
    pass(Duration.ofSeconds(seconds));
  }

  /** Sends a control line to any door; what the door does not have is refused. */
  String say(int n, String verb) {
    return host.isControlled()
        ? host.say("{\"device_id\":\"%s\",\"do\":\"%s\"}".formatted(door(n), verb))
        : "";
  }

  /** The answer to a control line for the first device. */
  String say(String verb) {
    return say(0, verb);
  }

  TestOrder unlock() {
    return given(run::unlock);
  }

  TestOrder lock() {
    return given(run::lock);
  }

  TestOrder read() {
    return given(run::read);
  }

  TestOrder enter(String digits) {
    return simulated((keys, order) -> keys.enterCode(order, new Pin(digits)));
  }

  TestOrder pressLock() {
    return simulated(Simulated::lockAtKeypad);
  }

  TestOrder reset() {
    return simulated(Simulated::reset);
  }

  TestOrder put(int slot, String digits) {
    return codes((slots, order) -> slots.put(order, slot, new Pin(digits), Optional.empty()));
  }

  TestOrder put(int slot, String digits, Window window) {
    return codes((slots, order) -> slots.put(order, slot, new Pin(digits), Optional.of(window)));
  }

  TestOrder clear(int slot) {
    return codes((slots, order) -> slots.clear(order, slot));
  }

  TestOrder read(int slot) {
    return codes((slots, order) -> slots.read(order, slot));
  }

  TestOrder readAll() {
    return codes(CodeSlots::readAll);
  }

  CodeTraits codeTraits() {
    CodeSlots slots = run.capability(door(), CodeSlots.class);
    return (CodeTraits) host.loop().ask(slots::traits).orElseThrow();
  }

  /** What the driver keeps under a key. */
  Optional<byte[]> kept(String key) {
    return host.loop().ask(() -> host.store().get(key));
  }

  /** Spoils what the driver keeps under a key. */
  void damage(String key) {
    byte[] bytes = kept(key).orElseThrow();
    bytes[bytes.length - 1] ^= 1;
    host.loop().call(() -> host.store().put(key, bytes, () -> {}));
  }

  /** Sends a control line to the first door, and expects it to be taken. */
  void tell(String verb) {
    told("{\"device_id\":\"%s\",\"do\":\"%s\"}".formatted(door(), verb));
  }

  /**
   * Sends a control line with more than a verb.
   *
   * @param more such as {@code "slot":3}
   */
  void tell(String verb, String more) {
    told("{\"device_id\":\"%s\",\"do\":\"%s\",%s}".formatted(door(), verb, more));
  }

  void key(String digits) {
    tell("key", "\"digits\":\"%s\"".formatted(digits));
  }

  void foreign(int slot, String digits) {
    tell("foreign_code", "\"slot\":%d,\"digits\":\"%s\"".formatted(slot, digits));
  }

  Optional<Outcome> outcome(TestOrder order) {
    return reports().outcome(order.id());
  }

  /** Why the first device said no. */
  Reason refusal(TestOrder order) {
    return Assertions.assertInstanceOf(Outcome.Refused.class, outcome(order).orElseThrow())
        .reason();
  }

  /** What the first door told, without what every door tells when it starts. */
  List<Report> told() {
    return reports().of(door()).stream().skip(2).toList();
  }

  List<MovementLines.Line> movements() {
    return lines.all();
  }

  /** The kinds and methods of all movements, such as {@code unlock remote}. */
  List<String> moves() {
    return movements().stream().map(line -> line.kind() + " " + line.method()).toList();
  }

  private void told(String line) {
    String answer = host.say(line);
    Assertions.assertTrue(answer.startsWith("{\"ok\":true,"), answer);
    world().settle();
  }

  private TestOrder simulated(BiConsumer<Simulated, TestOrder> act) {
    return ordered(Simulated.class, act);
  }

  private TestOrder codes(BiConsumer<CodeSlots, TestOrder> act) {
    return ordered(CodeSlots.class, act);
  }

  /** Gives an order to a capability of the first device. */
  <C extends Capability> TestOrder ordered(Class<C> type, BiConsumer<C, TestOrder> act) {
    C capability = run.capability(door(), type);
    return given(order -> host.loop().call(() -> act.accept(capability, order)));
  }

  private TestOrder given(Consumer<TestOrder> how) {
    TestOrder order = run.order(door(), WINDOW);
    how.accept(order);
    world().settle();
    return order;
  }
}
