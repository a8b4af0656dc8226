package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.Nvm;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.backup.Backup;
import io.lintel.driver.zwave.backup.RecoveryKey;
import io.lintel.driver.zwave.backup.SealedFile;
import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.Operations;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Console;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Job;
import io.lintel.spi.Secret;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Copies a network into a file that people alone can open. What takes long is done off the loop;
 * all else runs on it.
 */
final class BackupJob implements Job {
  private final NetworkTools tools;
  private final StickInfo stick;
  private final Console console;
  private final OperationStarter starter;
  private final BackupContent content;
  private Optional<Job> copying = Optional.empty();
  private boolean cancelled;

  BackupJob(NetworkTools tools, StickInfo stick, Console console, OperationStarter starter) {
    this.tools = tools;
    this.stick = stick;
    this.console = console;
    this.starter = starter;
    this.content = new BackupContent(tools, stick);
  }

  /**
   * Begins.
   *
   * @param recoveryKey the half that stands in the configuration; without it a passphrase is asked
   */
  BackupJob begin(Optional<String> recoveryKey) {
    recoveryKey.ifPresentOrElse(this::toRecoveryKey, this::toPassphrase);
    return this;
  }

  @Override
  public void cancel() {
    cancelled = true;
    copying.ifPresentOrElse(Job::cancel, () -> console.failed(MaintenanceFaults.cancelled()));
  }

  private void toRecoveryKey(String text) {
    Octets shown = shown(text);
    copy(backup -> () -> SealedFile.toRecoveryKey(backup, shown, tools.random()));
  }

  private static Octets shown(String text) {
    try {
      return RecoveryKey.ofShownText(text);
    } catch (IllegalArgumentException wrong) {
      throw new FaultException(MaintenanceFaults.unusable("recovery_key: " + wrong.getMessage()));
    }
  }

  private void toPassphrase() {
    new Passphrase(console)
        .askTwice(
            typed ->
                copy(
                    backup ->
                        () -> Optional.of(SealedFile.toPassphrase(backup, typed, tools.random()))));
  }

  /** How a backup is sealed, off the loop. */
  private interface Sealing {
    Callable<Optional<Octets>> of(Backup backup);
  }

  private void copy(Sealing sealing) {
    if (cancelled) {
      return;
    }
    Optional<Nvm> nvm = Nvm.of(stick);
    if (nvm.isEmpty()) {
      console.progress(
          "This stick does not give its memory: the backup holds the keys and what is known of"
              + " nodes, and cannot make another stick into this one.");
      seal(sealing.of(content.with(Octets.NONE)));
      return;
    }
    console.progress("The stick's memory is copied. Its radio is off meanwhile.");
    copying =
        Optional.of(
            starter.operate(
                _ -> Operations.copyMemory(nvm.get()), console, end -> copied(end, sealing)));
  }

  private void copied(End end, Sealing sealing) {
    copying = Optional.empty();
    switch (end) {
      case End.Image(Octets image) -> seal(sealing.of(content.with(image)));
      case End.Failed(Fault why) -> console.failed(why);
      case End.Included _,
          End.Excluded _,
          End.Restored _,
          End.Nodes _,
          End.Told _,
          End.Cancelled _ ->
          console.failed(MaintenanceFaults.cancelled());
    }
  }

  private void seal(Callable<Optional<Octets>> work) {
    tools
        .host()
        .loop()
        .blocking(
            work,
            file -> file.ifPresentOrElse(this::write, this::unusableKey),
            failed -> console.failed(MaintenanceFaults.unusable(String.valueOf(failed))));
  }

  private void write(Octets file) {
    console.file(
        "file",
        new Secret(file.toArray()),
        () -> console.done("The backup is in the file: " + content.summary()),
        () -> console.failed(MaintenanceFaults.notWritten()));
  }

  private void unusableKey() {
    console.failed(MaintenanceFaults.unusable("recovery_key is not the shown half of a key pair"));
  }
}
