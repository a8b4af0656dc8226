package io.lintel.gateway.access;

import io.lintel.spi.Report.SlotContent;
import java.util.Optional;

/**
 * The codes of one device, pure: what is wanted, what the device is known to hold, and the one
 * exchange that brings the two nearer. What does not belong to a state changes nothing: a late
 * outcome, a reading too soon after a write.
 */
record CodeMachine(CodeNews news) {

  Step step(DeviceCodes state, Input input, Holder holder, Now now) {
    var turn = new Turn(state, holder, now, news);
    take(turn, input);
    Reconciler.reconcile(turn);
    if (turn.work.isEmpty()) {
      Planner.begin(turn);
    }
    return turn.end();
  }

  private static void take(Turn turn, Input input) {
    switch (input) {
      case Input.Create(var code) -> Wishes.create(turn, code);
      case Input.Update(var id, var wanted) -> Wishes.update(turn, id, wanted);
      case Input.Delete(var id) -> Wishes.delete(turn, id);
      case Input.Sync sync -> Wishes.sync(turn);
      case Input.Back back -> Wishes.back(turn);
      case Input.Seen(int slot, var content) -> seen(turn, slot, content);
      case Input.Came(var work, var outcome) -> Outcomes.came(turn, work, outcome);
      case Input.Unwritten(var work) -> Outcomes.unwritten(turn, work);
      case Input.Tick tick -> {}
    }
  }

  /** Part of an answer, or news of the device's own. */
  private static void seen(Turn turn, int slot, SlotContent content) {
    switch (turn.work.orElse(null)) {
      case Work.ListAll list -> turn.listed.put(slot, content);
      case Work.Look look when look.slot() == slot -> turn.heard = Optional.of(content);
      case Work.Verify verify when verify.slot() == slot -> turn.heard = Optional.of(content);
      case Work.Put put when put.slot() == slot -> {}
      case Work.Clear clear when clear.slot() == slot -> {}
      case null -> Evidence.take(turn, slot, content);
      case Work.OnSlot other -> Evidence.take(turn, slot, content);
    }
  }
}
