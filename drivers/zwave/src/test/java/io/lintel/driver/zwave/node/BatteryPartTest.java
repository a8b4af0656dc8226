package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Report;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatteryPartTest {
  private static final Octets HALF = Octets.ofHex("800332");

  private final PartRig rig = new PartRig();
  private final BatteryPart battery = new BatteryPart(rig.context);

  @Test
  void a_warning_is_told_as_an_empty_battery_and_as_trouble() {
    rig.says(battery, "8003ff");
    assertEquals(List.of(new Report.Battery(0), low()), rig.reports());
  }

  @Test
  void a_battery_to_be_replaced_is_told_whatever_its_level() {
    rig.says(battery, "8003320100");
    assertEquals(List.of(new Report.Battery(50), low()), rig.reports());
  }

  @Test
  void one_that_was_not_told_is_asked_as_soon_as_the_node_is_back() {
    rig.run(battery::ready);
    rig.answer(new Answer.Silence());
    rig.run(battery::ready);
    assertEquals(2, rig.gets.size());
  }

  @Test
  void one_that_was_told_is_not_asked_for_a_day() {
    rig.run(battery::ready);
    rig.says(battery, HALF.hex());
    rig.answer(new Answer.Said(HALF));
    rig.run(battery::ready);
    rig.pass(Duration.ofHours(23));
    assertEquals(1, rig.gets.size());
    rig.pass(Duration.ofHours(2));
    assertEquals(2, rig.gets.size());
  }

  @Test
  void a_node_that_leaves_is_asked_nothing_more() {
    rig.run(battery::ready);
    rig.run(battery::close);
    rig.pass(Duration.ofDays(3));
    assertEquals(1, rig.gets.size());
  }

  private static Report low() {
    return new Report.Trouble(NodeFault.BATTERY_LOW.fault());
  }
}
