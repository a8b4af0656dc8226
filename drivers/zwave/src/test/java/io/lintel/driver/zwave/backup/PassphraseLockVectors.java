package io.lintel.driver.zwave.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Argon2id of the reference implementation's tests (phc-winner-argon2, src/test.c, v 0x13). */
class PassphraseLockVectors {
  @Test
  void the_reference_implementations_value() {
    // password "password", salt "somesalt", m = 256 KiB, t = 2, p = 1
    var lock = new PassphraseLock(text("somesalt"), 256, 2);
    assertEquals(
        "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
        lock.key(new Secret(text("password").toArray())).hex());
  }

  private static Octets text(String ascii) {
    return Octets.copyOf(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
