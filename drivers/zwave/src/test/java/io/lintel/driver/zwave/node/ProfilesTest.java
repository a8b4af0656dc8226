package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfilesTest {
  /** Generic and specific class, then Z-Wave Plus, F1 00 and Manufacturer Specific. */
  private static final Octets WITH_TWO_BYTES = Octets.ofHex("0440035ef10072");

  @Test
  void a_command_class_of_two_bytes_does_no_harm_and_is_not_asked_for() {
    NodeProfile profile = Profiles.of(findings(WITH_TWO_BYTES, Octets.ofHex("62f10163")));
    assertTrue(profile.has(0x72) && profile.has(0x62) && profile.has(0x63));
    assertFalse(profile.has(0xF100) || profile.has(0xF101));
  }

  @Test
  void what_was_kept_and_makes_no_profile_is_not_remembered() {
    Findings sane = findings(WITH_TWO_BYTES, Octets.ofHex("62"));
    assertEquals(Optional.of(sane), Findings.decode(sane.encode()));
    Findings cutOff = findings(WITH_TWO_BYTES, Octets.ofHex("62f1"));
    assertEquals(Optional.empty(), Findings.decode(cutOff.encode()));
  }

  private static Findings findings(Octets information, Octets secured) {
    var security = new Findings.Security(Optional.of(SecurityClass.S2_ACCESS_CONTROL), secured);
    return new Findings(true, information, Optional.of(security), Map.of());
  }
}
