package io.lintel.gateway.cli;

import io.lintel.gateway.log.Happening;
import io.lintel.gateway.log.HouseLog;
import io.lintel.gateway.log.Text;
import io.lintel.gateway.model.Bytes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Answers commands on the box: {@code admin.sock} in the data folder. Who asked is told to the
 * house log by the kernel's word; an attempt goes through the same engine as the platform's.
 */
public final class AdminServer implements AutoCloseable {

  public static final String SOCKET = "admin.sock";

  /** Longer than any attempt may take. */
  private static final long ATTEMPT_LIMIT_SECONDS = 180;

  private static final int USER_MAX = 64;

  private final Control control;
  private final HouseLog house;
  private final OperatorDesk operators;
  private final LineServer server;

  /**
   * Opens the socket.
   *
   * @param group whose members may use it; empty: the daemon's own
   * @throws io.lintel.spi.FaultException when it cannot be opened
   */
  public AdminServer(Path dataDir, Optional<String> group, Control control, HouseLog house) {
    this.control = control;
    this.house = house;
    this.operators = new OperatorDesk(control, house);
    this.server = LineServer.open(dataDir.resolve(SOCKET), group, new Lines());
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Lines implements LineServer.Handler {

    @Override
    public void line(String line, LineClient client) {
      AdminServer.this.line(line, client);
    }

    @Override
    public void gone(LineClient client) {
      operators.gone(client);
    }
  }

  private void line(String line, LineClient client) {
    try {
      answer(AdminRequest.parse(line), client);
    } catch (IllegalStateException stuck) {
      client.send(Replies.error("no_answer", String.valueOf(stuck.getMessage())));
    }
  }

  private void answer(AdminRequest request, LineClient client) {
    switch (request) {
      case AdminRequest.Health() -> client.send(Replies.health(control.health()));
      case AdminRequest.Devices() -> client.send(Replies.devices(control.devices()));
      case AdminRequest.Attempt attempt -> attempt(attempt, client);
      case AdminRequest.ImportCredentials(Bytes records) -> {
        Control.Imported imported = control.importCredentials(records);
        house.tell(
            new Happening.Notice(
                Happening.Level.INFO,
                "%d records of credentials were imported by user %s; %d were refused"
                    .formatted(
                        imported.taken(),
                        Text.clean(client.user(), USER_MAX),
                        imported.refused().size())));
        client.send(Replies.imported(imported));
      }
      case AdminRequest.Verbs() -> client.send(OperatorReplies.verbs(control.verbs()));
      case AdminRequest.Adopted() -> client.send(Replies.adopted(control.adopted()));
      case AdminRequest.Forget(String device) -> forget(device, client);
      case AdminRequest.Job(var said) -> operators.hear(said, client);
      case AdminRequest.Wrong(String message) ->
          client.send(Replies.error("invalid_input", message));
    }
  }

  private void attempt(AdminRequest.Attempt asked, LineClient client) {
    switch (asked.device().map(name -> DeviceNames.find(name, control.devices())).orElse(null)) {
      case null -> run(asked, Optional.empty(), client);
      case DeviceNames.Found.One(UUID deviceId) -> run(asked, Optional.of(deviceId), client);
      case DeviceNames.Found.None(String message) ->
          client.send(Replies.error("device_not_found", message));
    }
  }

  private void forget(String device, LineClient client) {
    switch (DeviceNames.find(device, control.devices())) {
      case DeviceNames.Found.One(UUID deviceId) ->
          client.send(
              control
                  .forget(deviceId)
                  .map(why -> Replies.error("not_forgotten", why))
                  .orElseGet(() -> forgotten(device, client)));
      case DeviceNames.Found.None(String message) ->
          client.send(Replies.error("device_not_found", message));
    }
  }

  private String forgotten(String device, LineClient client) {
    house.tell(
        new Happening.Notice(
            Happening.Level.INFO,
            "Device %s was forgotten by user %s"
                .formatted(Text.clean(device, USER_MAX), Text.clean(client.user(), USER_MAX))));
    return Replies.ok();
  }

  private void run(AdminRequest.Attempt asked, Optional<UUID> deviceId, LineClient client) {
    String user = Text.clean(client.user(), USER_MAX);
    UUID attemptId = UUID.randomUUID();
    house.tell(
        new Happening.Notice(
            Happening.Level.INFO,
            "Command at the gateway by user %s: %s (attempt %s)"
                .formatted(user, asked.type(), attemptId)));
    var ended = new CountDownLatch(1);
    control.attempt(
        new Control.Request(
            attemptId, asked.type(), deviceId, asked.params(), "user " + user, asked.timeout()),
        step -> {
          client.send(Replies.step(attemptId, step));
          if (step instanceof Control.Step.Ended) {
            ended.countDown();
          }
        });
    await(ended, client);
  }

  /** Holds the client's next line back until this one is answered. */
  private static void await(CountDownLatch ended, LineClient client) {
    try {
      if (!ended.await(ATTEMPT_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        client.send(Replies.error("no_answer", "the engine did not end the attempt"));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
