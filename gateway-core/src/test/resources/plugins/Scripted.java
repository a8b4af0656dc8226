package scripted;

import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.Console;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Driver;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Found;
import io.lintel.spi.Host;
import io.lintel.spi.Job;
import io.lintel.spi.Maintenance;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Question;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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

  private static final class Actor implements Driver, Maintenance {
    private final Host host;
    private String mode;
    private Order last;
    private UUID deviceId;
    private final TreeSet<String> attached = new TreeSet<>();

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
      attached.add(setup.name() + " at " + setup.address().number("node").orElse(0));
      return new Lock(setup.name());
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
    public void detach(Device device) {
      attached.removeIf(line -> line.startsWith(((Lock) device).name + " at "));
    }

    @Override
    public void stop() {
      if (mode.equals("hang_at_stop")) {
        hang();
      }
    }

    @Override
    public Job begin(String verb, Settings arguments, Console console) {
      switch (verb) {
        case "include" -> include(arguments, console);
        case "exclude" -> exclude(device(arguments), console);
        case "replace" ->
            console.replace(
                device(arguments),
                found(arguments),
                () -> console.done("replaced"),
                console::failed);
        case "nodes" -> {
          console.row(new TreeMap<>(Map.of("node", "1", "what", "stick")));
          console.row(new TreeMap<>(Map.of("node", "2", "what", "lock\u001b[31m")));
          console.done("2 nodes");
        }
        case "keys export" ->
            console.file(
                "file",
                new Secret(new byte[] {1, 2, 3}),
                () -> console.done("exported"),
                () -> console.failed(Fault.repair("scripted.not_written", "not written")));
        case "keys import" ->
            console.done(arguments.secret("file").orElseThrow().reveal().length + " bytes");
        case "refuse" ->
            throw new FaultException(Fault.retry("scripted.busy", "busy: try again later"));
        case "throw" -> throw new IllegalStateException("told to throw");
        default -> console.progress("waiting");
      }
      return () -> {
        if (!mode.equals("stubborn")) {
          console.failed(Fault.retry("scripted.cancelled", "cancelled; nothing was changed"));
        }
      };
    }

    private void include(Settings arguments, Console console) {
      console.progress("press the button", 1, 3);
      console.askSecret(
          Question.of("PIN?", Duration.ofSeconds(30)),
          pin ->
              console.adopt(
                  found(arguments), id -> console.done("added " + id), console::failed),
          () -> console.failed(Fault.retry("scripted.no_pin", "no PIN: try again")));
    }

    private void exclude(UUID leaving, Console console) {
      host.reports().report(leaving, new Report.Removed(Fault.repair("scripted.left", "reset")));
      console.done("gone");
    }

    private Found found(Settings arguments) {
      long node = mode.equals("far") ? 99 : arguments.number("node").orElse(7);
      return new Found("Lock " + node, Map.of("node", String.valueOf(node)), "Scripted lock");
    }

    private static UUID device(Settings arguments) {
      return UUID.fromString(arguments.text("device").orElseThrow());
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
        case "attached" -> {
          return attached.toString();
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
      private final String name;

      Lock(String name) {
        this.name = name;
      }

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
