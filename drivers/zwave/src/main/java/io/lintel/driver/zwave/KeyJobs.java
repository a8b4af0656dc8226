package io.lintel.driver.zwave;

import io.lintel.driver.zwave.backup.RecoveryKey;
import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.security.join.KeyName;
import io.lintel.driver.zwave.security.join.KeysFile;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.spi.Console;
import io.lintel.spi.FaultException;
import io.lintel.spi.Job;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import io.lintel.spi.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Keys that come and go as files. Runs on the driver's loop alone. */
final class KeyJobs {
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
  private static final String WARNING =
      "Nodes that were included with the keys of now cannot be reached with others. Put these in"
          + " their place?";

  private final NetworkTools tools;

  KeyJobs(NetworkTools tools) {
    this.tools = tools;
  }

  Job export(Console console) {
    NetworkKeys keys =
        tools.members().keys().orElseThrow(() -> new FaultException(MaintenanceFaults.noKeys()));
    console.file(
        "file",
        KeysFile.write(keys),
        () -> console.done("The keys are in the file: whoever has it opens every lock."),
        () -> console.failed(MaintenanceFaults.notWritten()));
    return () -> console.failed(MaintenanceFaults.cancelled());
  }

  /** Takes the keys of another host, so that its network moves over with its stick. */
  Job take(Settings typed, Console console) {
    NetworkKeys keys = read(typed.secret("file").orElseThrow());
    if (tools.members().keys().filter(keys::equals).isPresent()) {
      console.done("These keys are in use already.");
    } else {
      console.ask(
          Question.yesOrNo(WARNING, ANSWER_LIMIT),
          answer -> answered(answer, keys, console),
          () -> console.failed(MaintenanceFaults.unanswered()));
    }
    return () -> console.failed(MaintenanceFaults.cancelled());
  }

  /** Makes the pair; the secret half goes to the operator's file and nowhere else. */
  Job makeRecoveryKey(Console console) {
    var pair = Curve25519.Keys.make(tools.random());
    byte[] secret = RecoveryKey.secretText(pair.secret()).getBytes(StandardCharsets.UTF_8);
    console.file(
        "file",
        new Secret(secret),
        () ->
            console.done(
                "Keep the file away from this box, and write into the instance's configuration:"
                    + " recovery_key: "
                    + RecoveryKey.shownText(pair.shown())),
        () -> console.failed(MaintenanceFaults.notWritten()));
    return () -> console.failed(MaintenanceFaults.cancelled());
  }

  private void answered(String answer, NetworkKeys keys, Console console) {
    if (answer.equalsIgnoreCase("yes")) {
      tools.members().rekey(keys, () -> console.done("The keys are in use."));
    } else {
      console.failed(MaintenanceFaults.cancelled());
    }
  }

  private NetworkKeys read(Secret file) {
    try {
      Map<KeyName, NetworkKey> some = KeysFile.read(file);
      return completed(some, tools.members().keys());
    } catch (IllegalArgumentException wrong) {
      throw new FaultException(MaintenanceFaults.unusable(String.valueOf(wrong.getMessage())));
    }
  }

  /** Names that the file leaves out keep their keys. */
  private NetworkKeys completed(Map<KeyName, NetworkKey> some, Optional<NetworkKeys> present) {
    present.ifPresent(
        keys -> {
          for (KeyName name : KeyName.values()) {
            some.putIfAbsent(name, keys.of(name));
          }
        });
    return NetworkKeys.completed(some, tools.random());
  }
}
