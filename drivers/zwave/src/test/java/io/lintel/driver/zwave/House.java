package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.testkit.Cable;
import io.lintel.testkit.DriverRun;
import io.lintel.testkit.Heard;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestDevice;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.VirtualHost;
import io.lintel.testkit.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A running driver, its stick and its locks, in virtual time. */
final class House {
  static final Duration WINDOW = Duration.ofSeconds(15);
  private static final String LINK = "/dev/serial/by-id/usb-stick";

  final World world;
  final VirtualHost host;
  final Cable cable;
  final SimulatedStick stick;
  final DriverRun run;
  private final List<SimulatedNode> nodes;

  private House(World world, VirtualHost host, Map<String, ?> settings, SimulatedNode... nodes) {
    this.world = world;
    this.host = host;
    this.nodes = List.of(nodes);
    cable = host.cable(LINK);
    stick = new SimulatedStick(world, cable, nodes);
    run = DriverRun.open(host, new ZwavePlugin(), MapSettings.of(settings));
  }

  static House of(SimulatedNode... nodes) {
    return of(Map.of("link", LINK), nodes);
  }

  static House with(Map<String, ?> more, SimulatedNode... nodes) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("link", LINK);
    return of(settings, nodes);
  }

  static House withoutSoftReset(SimulatedNode... nodes) {
    return of(Map.of("link", LINK, "soft_reset", false), nodes);
  }

  private static House of(Map<String, ?> settings, SimulatedNode... nodes) {
    World world = World.seeded(1);
    return new House(world, world.host("zwave", Path.of("unused")), settings, nodes);
  }

  /** Attaches every node and starts; after it the interviews are over. */
  House started() {
    attachAll();
    run.start();
    pass(Duration.ofSeconds(3));
    return this;
  }

  /** The same box after a power cut, with what its store kept. */
  House afterPowerCut() {
    var next =
        new House(
            world, host.cutPower(), Map.of("link", LINK), nodes.toArray(SimulatedNode[]::new));
    next.attachAll();
    return next;
  }

  UUID device(SimulatedNode node) {
    return setup(node).deviceId();
  }

  TestOrder lock(SimulatedNode node) {
    TestOrder order = run.order(device(node), WINDOW);
    run.lock(order);
    return order;
  }

  TestOrder unlock(SimulatedNode node) {
    return unlock(node, WINDOW);
  }

  TestOrder unlock(SimulatedNode node, Duration window) {
    TestOrder order = run.order(device(node), window);
    run.unlock(order);
    return order;
  }

  TestOrder read(SimulatedNode node) {
    TestOrder order = run.order(device(node), WINDOW);
    run.read(order);
    return order;
  }

  void pass(Duration time) {
    world.advance(time);
  }

  /** Lets time pass until the order has ended; fails when it does not end. */
  Outcome outcome(TestOrder order) {
    world.runUntil(() -> run.reports().outcome(order.id()).isPresent(), Duration.ofSeconds(60));
    return run.reports().outcome(order.id()).orElseThrow();
  }

  Fault unknown(TestOrder order) {
    return assertInstanceOf(Outcome.Unknown.class, outcome(order)).fault();
  }

  Outcome.NotSent notSent(TestOrder order) {
    return assertInstanceOf(Outcome.NotSent.class, outcome(order));
  }

  List<Report> reports(SimulatedNode node) {
    return run.reports().of(device(node));
  }

  Report last(SimulatedNode node) {
    return reports(node).getLast();
  }

  List<String> troubles() {
    return run.reports().all().stream()
        .filter(Heard.DriverTrouble.class::isInstance)
        .map(heard -> ((Heard.DriverTrouble) heard).fault().code())
        .toList();
  }

  boolean isWell() {
    return run.reports().all().reversed().stream()
        .filter(h -> h instanceof Heard.DriverTrouble || h instanceof Heard.DriverWell)
        .findFirst()
        .filter(Heard.DriverTrouble.class::isInstance)
        .isEmpty();
  }

  void attachAll() {
    nodes.forEach(node -> run.attach(setup(node)));
  }

  static TestDevice setup(SimulatedNode node) {
    return TestDevice.numbered(node.id, MapSettings.of(Map.of("node", node.id)));
  }
}
