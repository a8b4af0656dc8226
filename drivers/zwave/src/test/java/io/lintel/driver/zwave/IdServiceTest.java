package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the stick comes to hand out node ids (SIS), with a stick in virtual time. */
class IdServiceTest {
  private final House house = House.of(SimulatedNode.lock(7));
  private final List<String> claims = new ArrayList<>();

  /** Flags of 0x05; the raw id of 0x56; whether the stick takes 0x54. */
  private int flags;

  private int server;
  private boolean willing = true;

  IdServiceTest() {
    new ChangeableNetwork(house.world, house.stick);
    house.stick.more.put(0x05, _ -> house.stick.answer(0x05, Octets.of(flags)));
    house.stick.more.put(0x56, _ -> house.stick.answer(0x56, Octets.of(server)));
    house.stick.more.put(0x54, this::claimed);
  }

  @Test
  void a_primary_stick_serves_where_nobody_does_and_says_so() {
    house.started();
    assertEquals(List.of("01010001"), claims.stream().map(c -> c.substring(0, 8)).toList());
    assertEquals(1, server);
    assertEquals(
        1, logged("the stick does from now on"), () -> house.host.log().lines().toString());
  }

  @Test
  void it_is_asked_for_once_and_not_at_each_start() {
    house.started();
    house.stick.restarts();
    house.pass(Duration.ofSeconds(5));
    assertEquals(1, claims.size());
  }

  /** Secondary; on another's network; a server is present; the stick itself is one. */
  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x02, 0x04, 0x10})
  void nothing_is_taken_from_another_controller(int role) {
    flags = role;
    house.started();
    assertEquals(List.of(), claims);
  }

  @Test
  void a_server_that_the_stick_knows_by_its_node_id_stays() {
    server = 9;
    house.started();
    assertEquals(List.of(), claims);
    assertEquals(9, server);
  }

  @Test
  void a_stick_that_says_yes_and_does_not_is_told_and_works_on() {
    willing = false;
    house.started();
    assertEquals(1, logged("zwave.no_id_server"));
    assertTrue(house.isWell());
  }

  private void claimed(Octets request) {
    claims.add(request.hex());
    server = willing ? request.at(0) : server;
    house.stick.answer(0x54, Octets.of(1));
  }

  private long logged(String part) {
    return house.host.log().lines().stream().filter(line -> line.contains(part)).count();
  }
}
