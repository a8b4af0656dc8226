package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvisioningListTest {
  private static final Dsk DSK = new Dsk(Octets.ofHex("c1c7a8d5528c789908b90e577d4db5ce"));
  private static final Provisioned NODE =
      new Provisioned(DSK, Set.of(SecurityClass.S2_ACCESS_CONTROL), true, true, 0);

  private static final int SECRET_LIMIT_BYTES = 4_096;

  @Test
  void a_node_is_known_by_the_home_id_that_it_announces() {
    ProvisioningList list = ProvisioningList.EMPTY.with(NODE);
    assertEquals(Optional.of(NODE), list.announcing(Octets.ofHex("c8b90e56")));
    assertEquals(Optional.empty(), list.announcing(Octets.ofHex("c8b90e58")));
    assertEquals(Optional.empty(), list.without(DSK).announcing(Octets.ofHex("c8b90e56")));
  }

  @Test
  void at_the_fifth_failure_it_is_not_let_in_any_more() {
    ProvisioningList list = ProvisioningList.EMPTY.with(NODE);
    for (int failures = 1; failures < 5; failures++) {
      list = list.failed(DSK);
      assertTrue(list.isAnyoneAwaited(), failures + " failures");
    }
    list = list.failed(DSK);
    assertFalse(list.isAnyoneAwaited());
    assertEquals(Optional.empty(), list.announcing(DSK.announcedHomeId()));
    assertTrue(list.with(NODE).isAnyoneAwaited(), "put on the list again it may try again");
    assertEquals(1, list.with(NODE).entries().size());
  }

  @Test
  void it_comes_back_as_it_was_sealed() {
    ProvisioningList list = ProvisioningList.EMPTY.with(NODE).failed(DSK);
    assertEquals(Optional.of(list), ProvisioningList.unsealed(list.sealed()));
    assertEquals(Optional.empty(), ProvisioningList.unsealed(new Secret(new byte[] {2, 0, 0})));
    assertEquals(Optional.empty(), ProvisioningList.unsealed(new Secret(new byte[0])));
  }

  @Test
  void it_has_a_limit_and_fits_in_one_secret() {
    ProvisioningList list = ProvisioningList.EMPTY;
    for (int i = 0; i < ProvisioningList.LIMIT; i++) {
      list = list.with(node(i));
    }
    assertTrue(list.sealed().reveal().length <= SECRET_LIMIT_BYTES);
    ProvisioningList full = list;
    assertThrows(IllegalArgumentException.class, () -> full.with(NODE));
    assertEquals(ProvisioningList.LIMIT, full.with(node(0)).entries().size());
  }

  @Test
  void a_lock_joins_at_access_control_whatever_its_label_asks_for() {
    var modest = new Provisioned(DSK, Set.of(SecurityClass.S2_UNAUTHENTICATED), false, false, 0);
    assertEquals(JoinPolicy.lock(), modest.policy(true));
    assertEquals(
        Set.of(SecurityClass.S2_UNAUTHENTICATED),
        modest.policy(false).grant(Set.of(SecurityClass.values())));
  }

  @Test
  void a_lock_by_its_label_is_one_whatever_it_says_of_itself() {
    var lock = new Provisioned(DSK, Set.of(SecurityClass.S2_UNAUTHENTICATED), true, false, 0);
    assertEquals(JoinPolicy.lock(), lock.policy(false));
  }

  private static Provisioned node(int i) {
    Octets octets = Octets.copyOf(new byte[14]).plus(i >> 8, i & 0xFF);
    return new Provisioned(new Dsk(octets), Set.of(), false, false, 0);
  }
}
