package io.lintel.driver.zwave.security;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.join.KexCommand;
import io.lintel.driver.zwave.security.join.KeysFile;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.driver.zwave.security.join.ProvisioningList;
import io.lintel.driver.zwave.security.s0.S0Command;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bent commands and files through their parsers; only what each promises may come out. */
class SecurityFuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 100_000);

  private final SplittableRandom random = new SplittableRandom(Long.getLong("sim.seed", 1));
  private final NetworkKeys keys = NetworkKeys.made(Seeded.of(1));
  private int understood;

  @Test
  void no_other_exception_escapes_a_command() {
    for (int i = 0; i < ROUNDS; i++) {
      Octets kex = command(KexCommand.CLASS_ID, 0x03 + random.nextInt(11));
      Octets s0 = command(S0Command.CLASS_ID, s0Id());
      command(() -> KexCommand.decode(kex).encode());
      command(() -> S0Command.decode(s0).encode());
    }
    assertTrue(understood > ROUNDS / 4, "hardly anything was understood: nothing was tested");
  }

  @Test
  void no_other_exception_escapes_a_file_of_keys() {
    byte[] file = KeysFile.write(keys).reveal();
    for (int i = 0; i < ROUNDS / 10; i++) {
      byte[] bent = file.clone();
      for (int bends = random.nextInt(3); bends >= 0; bends--) {
        bent[random.nextInt(bent.length)] = (byte) (' ' + random.nextInt(96));
      }
      file(() -> KeysFile.read(new Secret(bent)));
    }
    assertTrue(understood > 0, "no file was read: nothing was tested");
  }

  @Test
  void what_was_sealed_and_is_bent_is_read_or_refused() {
    for (int i = 0; i < ROUNDS / 10; i++) {
      var secret = new Secret(command(1, random.nextInt(256)).toArray());
      NetworkKeys.unsealed(secret);
      understood += ProvisioningList.unsealed(secret).isPresent() ? 1 : 0;
    }
    assertTrue(understood > 0, "no list was read: nothing was tested");
  }

  private int s0Id() {
    int[] ids = {0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x40, 0x80, 0x81, 0xC1, 0x09};
    return ids[random.nextInt(ids.length)];
  }

  private Octets command(int commandClass, int id) {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return Octets.of(commandClass, id).plus(Octets.copyOf(bytes));
  }

  private void command(Runnable parser) {
    try {
      parser.run();
      understood++;
    } catch (MalformedFrame expected) {
      assertTrue(String.valueOf(expected.getMessage()).contains(" at byte "));
    }
  }

  private void file(Runnable parser) {
    try {
      parser.run();
      understood++;
    } catch (IllegalArgumentException expected) {
      assertTrue(!String.valueOf(expected.getMessage()).isEmpty());
    }
  }
}
