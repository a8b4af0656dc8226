package io.lintel.gateway.driver.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.driver.link.LinkMachine.Effect;
import io.lintel.gateway.driver.link.LinkMachine.Input;
import io.lintel.gateway.model.LinkFault;
import io.lintel.spi.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkMachineTest {

  private static final Fault MISSING = LinkFault.MISSING.because("not there");
  private static final Fault BUSY = LinkFault.BUSY.because("taken");

  private LinkMachine machine = LinkMachine.AT_FIRST;

  @Test
  void waits_double_after_each_failure_from_half_a_second_to_fifteen() {
    var waits = new ArrayList<Long>();
    on(new Input.Due(0));
    for (int i = 0; i < 8; i++) {
      var effects = on(new Input.Failed(machine.round(), MISSING));
      effects.stream()
          .filter(Effect.Wait.class::isInstance)
          .forEach(wait -> waits.add(((Effect.Wait) wait).delay().toMillis()));
      on(new Input.Due(machine.round()));
    }
    assertEquals(List.of(500L, 1000L, 2000L, 4000L, 8000L, 15000L, 15000L, 15000L), waits);
  }

  @Test
  void a_cause_is_told_once_until_it_changes() {
    on(new Input.Due(0));
    assertEquals(List.of(MISSING), told(on(new Input.Failed(1, MISSING))));
    on(new Input.Due(1));
    assertEquals(List.of(), told(on(new Input.Failed(2, MISSING))));
    on(new Input.Due(2));
    assertEquals(List.of(BUSY), told(on(new Input.Failed(3, BUSY))));
  }

  @Test
  void the_same_cause_is_told_again_after_the_link_was_up() {
    on(new Input.Due(0));
    on(new Input.Failed(1, MISSING));
    on(new Input.Due(1));
    on(new Input.Opened(2));
    assertEquals(List.of(MISSING), told(on(new Input.Lost(2, MISSING))));
  }

  @Test
  void news_of_an_earlier_opening_change_nothing() {
    on(new Input.Due(0));
    on(new Input.Failed(1, MISSING));
    on(new Input.Due(1));
    on(new Input.Opened(2));
    assertEquals(List.of(), on(new Input.Lost(1, BUSY)));
    assertEquals(List.of(), on(new Input.Failed(1, BUSY)));
    assertEquals(LinkMachine.Phase.UP, machine.phase());
  }

  @Test
  void a_link_that_opens_and_falls_at_once_still_waits_longer_each_time() {
    on(new Input.Due(0));
    on(new Input.Opened(1));
    on(new Input.Lost(1, BUSY));
    on(new Input.Due(1));
    on(new Input.Opened(2));
    var effects = on(new Input.Lost(2, BUSY));
    assertEquals(new Effect.Wait(2, Duration.ofSeconds(1)), effects.get(1));
  }

  @Test
  void an_opening_that_lasted_forgives_what_was_before() {
    on(new Input.Due(0));
    on(new Input.Failed(1, BUSY));
    on(new Input.Due(1));
    on(new Input.Opened(2));
    on(new Input.Lasted(2));
    assertEquals(new Effect.Wait(2, Duration.ofMillis(500)), on(new Input.Lost(2, BUSY)).get(1));
  }

  @Test
  void a_reopening_is_not_told_and_waits_the_shortest_time() {
    on(new Input.Due(0));
    on(new Input.Opened(1));
    assertEquals(
        List.of(new Effect.Drop(), new Effect.Wait(1, Duration.ofMillis(500))),
        on(new Input.Reopen()));
  }

  @Test
  void nothing_moves_a_link_that_was_closed() {
    on(new Input.Due(0));
    on(new Input.Close());
    assertEquals(List.of(), on(new Input.Opened(1)));
    assertEquals(List.of(), on(new Input.Due(1)));
    assertEquals(List.of(), on(new Input.Close()));
    assertEquals(LinkMachine.Phase.CLOSED, machine.phase());
  }

  private List<Effect> on(Input input) {
    LinkMachine.Step step = machine.on(input);
    machine = step.next();
    return step.effects();
  }

  private static List<Fault> told(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.TellDown.class::isInstance)
        .map(effect -> ((Effect.TellDown) effect).cause())
        .toList();
  }
}
