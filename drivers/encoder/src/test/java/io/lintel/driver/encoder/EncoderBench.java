package io.lintel.driver.encoder;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.spi.Encoder;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import io.lintel.testkit.DriverRun;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestDevice;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.VirtualHost;
import io.lintel.testkit.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;

/** A started driver with one encoder, in virtual time. */
record EncoderBench(World world, DriverRun run, FakeCards cards, UUID encoder) {
  static final Duration WINDOW = Duration.ofSeconds(10);

  static EncoderBench start(Path folder) {
    World world = World.seeded(7);
    var cards = new FakeCards();
    VirtualHost host = world.host("encoder", folder);
    DriverRun run =
        DriverRun.open(host, (given, _) -> new EncoderDriver(given, cards), MapSettings.none());
    TestDevice device = device(0, "acr122u");
    run.attach(device);
    run.start();
    var bench = new EncoderBench(world, run, cards, device.deviceId());
    bench.pass(Duration.ofMillis(100));
    return bench;
  }

  static TestDevice device(int number, String reader) {
    return TestDevice.numbered(number, MapSettings.of(Map.of("reader", reader)));
  }

  void pass(Duration time) {
    world.advance(time);
  }

  TestOrder scan() {
    TestOrder order = run.order(encoder, WINDOW);
    run.host().loop().call(() -> encoderCapability().scan(order));
    return order;
  }

  TestOrder encode(byte[] message) {
    TestOrder order = run.order(encoder, WINDOW);
    run.host().loop().call(() -> encoderCapability().encode(order, new Secret(message)));
    return order;
  }

  private Encoder encoderCapability() {
    return (Encoder) run.device(encoder).capabilities().getFirst();
  }

  Outcome outcome(TestOrder order) {
    return run.reports()
        .outcome(order.id())
        .orElseGet(() -> Assertions.fail("the order has not ended"));
  }

  void assertRefused(Reason reason, String code, TestOrder order) {
    var refused = assertInstanceOf(Outcome.Refused.class, outcome(order));
    Assertions.assertEquals(reason, refused.reason());
    Assertions.assertEquals(code, refused.fault().code());
  }

  void assertNotSent(Reason reason, String code, TestOrder order) {
    var notSent = assertInstanceOf(Outcome.NotSent.class, outcome(order));
    Assertions.assertEquals(reason, notSent.reason());
    Assertions.assertEquals(code, notSent.fault().code());
  }

  List<Report> told() {
    return run.reports().of(encoder);
  }

  Report.CardRead cardRead() {
    return told().stream()
        .filter(Report.CardRead.class::isInstance)
        .map(Report.CardRead.class::cast)
        .reduce((_, later) -> later)
        .orElseGet(() -> Assertions.fail("no card was read"));
  }
}
