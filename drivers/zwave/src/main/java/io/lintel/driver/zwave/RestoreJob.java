package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.Nvm;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.backup.Backup;
import io.lintel.driver.zwave.backup.RecoveryKey;
import io.lintel.driver.zwave.backup.SealedFile;
import io.lintel.driver.zwave.backup.SealedFile.Opened;
import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.NetworkFaults;
import io.lintel.driver.zwave.network.Operations;
import io.lintel.driver.zwave.network.Unfinished;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Console;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Job;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import io.lintel.spi.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Puts a network back from a file, onto a stick that matches. What takes long is done off the loop;
 * all else runs on it.
 */
final class RestoreJob implements Job {
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

  private final NetworkTools tools;
  private final StickInfo stick;
  private final Console console;
  private final OperationStarter starter;
  private Optional<Job> writing = Optional.empty();
  private boolean cancelled;

  RestoreJob(NetworkTools tools, StickInfo stick, Console console, OperationStarter starter) {
    this.tools = tools;
    this.stick = stick;
    this.console = console;
    this.starter = starter;
  }

  /** Begins, with the file and perhaps the secret half of a recovery key. */
  RestoreJob begin(Settings typed) {
    Octets file = Octets.copyOf(typed.secret("file").orElseThrow().reveal());
    Optional<Secret> recoveryKey = typed.secret("recovery_key");
    if (recoveryKey.isPresent()) {
      Octets secret = secret(recoveryKey.get());
      open(() -> SealedFile.openWithRecoveryKey(file, secret));
    } else if (SealedFile.wantsPassphrase(file)) {
      new Passphrase(console)
          .ask(passphrase -> open(() -> SealedFile.openWithPassphrase(file, passphrase)));
    } else {
      open(() -> SealedFile.openWithPassphrase(file, new Secret(new byte[0])));
    }
    return this;
  }

  @Override
  public void cancel() {
    cancelled = true;
    writing.ifPresentOrElse(Job::cancel, () -> console.failed(MaintenanceFaults.cancelled()));
  }

  private static Octets secret(Secret text) {
    try {
      return RecoveryKey.ofSecretText(new String(text.reveal(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException wrong) {
      throw new FaultException(MaintenanceFaults.unusable(String.valueOf(wrong.getMessage())));
    }
  }

  private void open(Callable<Opened> work) {
    tools
        .host()
        .loop()
        .blocking(
            work,
            this::opened,
            failed -> console.failed(MaintenanceFaults.unusable(String.valueOf(failed))));
  }

  private void opened(Opened opened) {
    switch (opened) {
      case Opened.Content(Backup backup) -> check(backup);
      case Opened.NoBackup() -> console.failed(MaintenanceFaults.noBackup());
      case Opened.OtherLock() -> console.failed(MaintenanceFaults.otherLock());
      case Opened.WrongKey() -> console.failed(MaintenanceFaults.wrongKey());
    }
  }

  private void check(Backup backup) {
    Optional<String> misfit = BackupContent.model(stick).differsFrom(backup.model());
    if (misfit.isPresent()) {
      console.failed(NetworkFaults.notThisStick(misfit.get()));
      return;
    }
    console.ask(
        Question.yesOrNo(
            "The stick becomes network "
                + backup.model().homeId().hex()
                + ", and network "
                + stick.id().homeId().hex()
                + " on it is lost, if it is another. Go on?",
            ANSWER_LIMIT),
        answer -> answered(answer, backup),
        () -> console.failed(MaintenanceFaults.unanswered()));
  }

  private void answered(String answer, Backup backup) {
    if (cancelled || !answer.equalsIgnoreCase("yes")) {
      console.failed(MaintenanceFaults.cancelled());
    } else if (backup.nvm().size() == 0) {
      putBack(backup);
    } else {
      write(backup);
    }
  }

  private void write(Backup backup) {
    Optional<Nvm> nvm = Nvm.of(stick);
    if (nvm.isEmpty()) {
      console.failed(NetworkFaults.noNvmAccess());
      return;
    }
    writing =
        Optional.of(
            starter.operate(
                _ -> Operations.writeMemory(nvm.get(), backup.nvm()),
                console,
                end -> wrote(end, backup)));
  }

  private void wrote(End end, Backup backup) {
    writing = Optional.empty();
    switch (end) {
      case End.Restored() -> putBack(backup);
      case End.Failed(Fault why) -> console.failed(why);
      case End.Included _, End.Excluded _, End.Image _, End.Nodes _, End.Told _, End.Cancelled _ ->
          console.failed(MaintenanceFaults.cancelled());
    }
  }

  private void putBack(Backup backup) {
    new BackupContent(tools, stick)
        .putBack(
            backup,
            () -> {
              tools.note().remove(new Unfinished.Restoring());
              tools.stick().restart();
              console.done("The network is back. Try each lock before you leave.");
            });
  }
}
