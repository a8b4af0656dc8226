package io.lintel.gateway.cli;

import io.lintel.gateway.driver.JobRequest;
import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator.Shown;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.log.HouseLog;
import io.lintel.gateway.log.Text;
import io.lintel.spi.FaultException;
import io.lintel.spi.Secret;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jobs that clients of the admin socket have done, one per connection. Who has what done is
 * told to the house log, by the kernel's word; never what was answered, read or written.
 */
final class OperatorDesk {

  private static final int UPLOAD_BYTES_MAX = 4 << 20;
  private static final int TEXT_MAX = 64;

  private final Control control;
  private final HouseLog house;
  private final Map<LineClient, Session> sessions = new ConcurrentHashMap<>();

  OperatorDesk(Control control, HouseLog house) {
    this.control = control;
    this.house = house;
  }

  /** On the client's thread. */
  void hear(OperatorLine line, LineClient client) {
    Session session = sessions.computeIfAbsent(client, Session::new);
    switch (line) {
      case OperatorLine.FilePart(var argument, var bytes) -> session.take(argument, bytes);
      case OperatorLine.Operate operate -> session.begin(operate);
      case OperatorLine.Answer(int number, var text) ->
          session.operation.ifPresent(
              job -> text.ifPresentOrElse(t -> job.answer(number, t), () -> job.decline(number)));
      case OperatorLine.Written(int number, boolean whole) ->
          session.operation.ifPresent(job -> job.written(number, whole));
      case OperatorLine.Cancel() -> session.operation.ifPresent(Operation::cancel);
    }
  }

  /** The client says no more. */
  void gone(LineClient client) {
    Optional.ofNullable(sessions.remove(client))
        .flatMap(session -> session.operation)
        .ifPresent(Operation::gone);
  }

  /** One client's. Used on its thread, but for what is shown. */
  private final class Session {

    private final LineClient client;
    private final Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
    private Optional<Operation> operation = Optional.empty();
    private long uploaded;

    Session(LineClient client) {
      this.client = client;
    }

    void take(String argument, Secret bytes) {
      byte[] part = bytes.reveal();
      uploaded += part.length;
      if (isTooMuch()) {
        files.clear();
        return;
      }
      files.computeIfAbsent(argument, _ -> new ByteArrayOutputStream()).writeBytes(part);
    }

    void begin(OperatorLine.Operate wanted) {
      if (operation.isPresent()) {
        refuse("busy", "a job of this connection was begun already");
        return;
      }
      if (isTooMuch()) {
        refuse("too_large", "files of a job have at most 4 MiB together");
        return;
      }
      String user = Text.clean(client.user(), TEXT_MAX);
      String what = Text.clean(wanted.driver() + " " + wanted.verb(), TEXT_MAX);
      try {
        var request =
            new JobRequest(
                wanted.driver(), wanted.verb(), wanted.arguments(), contents(), client.isRoot());
        tell("Job at the gateway by user " + user + ": " + what + " begins");
        operation =
            Optional.of(control.operate(request, "user " + user, shown -> show(shown, what)));
      } catch (FaultException refused) {
        tell("Job " + what + " of user " + user + " was refused: " + refused.fault().code());
        refuse(refused.fault().code(), refused.fault().message());
      }
    }

    private boolean isTooMuch() {
      return uploaded > UPLOAD_BYTES_MAX;
    }

    private void show(Shown shown, String what) {
      OperatorReplies.shown(shown).forEach(client::send);
      if (shown instanceof Shown.Ended(var fault, _)) {
        tell("Job " + what + " ended: " + fault.map(why -> why.code()).orElse("done"));
      }
    }

    private Map<String, Secret> contents() {
      var contents = new LinkedHashMap<String, Secret>();
      files.forEach((argument, bytes) -> contents.put(argument, new Secret(bytes.toByteArray())));
      files.clear();
      return contents;
    }

    private void refuse(String type, String message) {
      client.send(Replies.error(type, message));
    }

    private void tell(String words) {
      house.tell(new Happening.Notice(Happening.Level.INFO, words));
    }
  }
}
