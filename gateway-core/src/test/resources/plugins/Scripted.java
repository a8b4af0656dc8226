package scripted;

import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Driver;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Host;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A plugin that does what its control socket told it, well or badly. */
public final class Scripted implements DriverPlugin {

  @Override
  public Driver open(Host host, Settings settings) {
    if (settings.text("mode").orElse("well").equals("refuse")) {
      throw new FaultException(settings.problem("mode", "this does not work here"));
    }
    return new Actor(host, settings.text("mode").orElse("well"));
  }

  private static final class Actor implements Driver {
    private final Host host;
    private String mode;
    private Order last;
    private UUID deviceId;

    Actor(Host host, String mode) {
      this.host = host;
      this.mode = mode;
    }

    @Override
    public Device attach(DeviceSetup setup) {
      if (setup.address().text("kind").orElse("").equals("impossible")) {
        throw new FaultException(setup.address().problem("kind", "there is no such thing"));
      }
      deviceId = setup.deviceId();
      return new Lock();
    }

    @Override
    public void start() {
      host.control(this::answer);
      if (mode.equals("throw_at_start")) {
        throw new IllegalStateException("cannot start");
      }
      host.time().after(Duration.ofHours(10), () -> host.reports().driverWell());
      if (deviceId != null) {
        host.reports().report(deviceId, new Report.Online());
      }
    }

    @Override
    public void detach(Device device) {}

    @Override
    public void stop() {
      if (mode.equals("hang_at_stop")) {
        hang();
      }
    }

    private String answer(String line) {
      switch (line) {
        case "version" -> {
          return Version.TEXT;
        }
        case "loader" -> {
          return String.valueOf(
              Thread.currentThread().getContextClassLoader() == getClass().getClassLoader());
        }
        case "again" -> host.reports().outcome(last, Outcome.confirmed());
        case "late" -> host.reports().outcome(last, Outcome.delivered());
        case "permit" -> {
          return String.valueOf(last.permit().allows(host.time().nanos()));
        }
        case "timers" -> {
          for (int i = 0; i < 1_000_000; i++) {
            host.time().after(Duration.ofDays(1), () -> {});
          }
        }
        case "count" -> {
          int runs = host.store().get("runs").map(b -> b[0]).orElse((byte) 0) + 1;
          host.store().put("runs", new byte[] {(byte) runs}, () -> {});
          return String.valueOf(runs);
        }
        case "throw" -> throw new IllegalStateException("told to throw");
        case "error" -> throw new StackOverflowError("told to fail");
        case "timer" ->
            host.time().after(Duration.ofSeconds(1), () -> { throw new IllegalStateException("timer"); });
        case "other thread" -> {
          var thread = new Thread(() -> host.reports().driverWell());
          thread.start();
          try {
            thread.join();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
        case "sees gateway" -> {
          try {
            Class.forName("io.lintel.gateway.driver.DriverHost");
            return "yes";
          } catch (ClassNotFoundException e) {
            return "no";
          }
        }
        default -> mode = line;
      }
      return "ok";
    }

    private void hang() {
      while (!Boolean.getBoolean("scripted.release")) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    private final class Lock implements Device, Bolt {
      @Override
      public List<Capability> capabilities() {
        return List.of(this);
      }

      @Override
      public boolean reportsPosition() {
        return true;
      }

      @Override
      public void lock(Order order) {
        move(order, Report.LockState.LOCKED);
      }

      @Override
      public void unlock(Order order) {
        move(order, Report.LockState.UNLOCKED);
      }

      private void move(Order order, Report.LockState state) {
        last = order;
        switch (mode) {
          case "silent" -> {}
          case "throw_at_order" -> throw new IllegalStateException("told to throw");
          case "hang_at_order" -> {
            hang();
            host.reports().outcome(order, Outcome.confirmed());
          }
          default -> {
            host.reports().report(order.deviceId(), Report.Position.of(state, Report.Method.REMOTE));
            host.reports().outcome(order, Outcome.confirmed());
          }
        }
      }
    }
  }
}
