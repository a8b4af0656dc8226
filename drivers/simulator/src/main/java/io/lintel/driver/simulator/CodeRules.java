package io.lintel.driver.simulator;

import io.lintel.driver.simulator.CodeMemory.Content;
import io.lintel.spi.Outcome;

/** What a lock makes of an order to change one of its slots. */
final class CodeRules {

  private CodeRules() {}

  /** What becomes of the slot. */
  sealed interface Verdict {

    record Write(int slot, Content content) implements Verdict {}

    /** Nothing is stored, and nobody is told so. */
    record Pretend() implements Verdict {}

    record Refuse(Outcome why) implements Verdict {}
  }

  static Verdict judge(CodeMemory memory, boolean refusing, Deed.Change change) {
    if (!memory.has(change.slot())) {
      return new Verdict.Refuse(CodeFaults.noSuchSlot(memory.spec().traits().slots()));
    }
    if (refusing) {
      return new Verdict.Refuse(CodeFaults.refusing());
    }
    return switch (change) {
      case Deed.PutCode put -> put(memory, put);
      case Deed.ClearCode(int slot) when memory.at(slot) instanceof Content.Empty ->
          new Verdict.Pretend();
      case Deed.ClearCode(int slot) -> new Verdict.Write(slot, new Content.Empty());
    };
  }

  private static Verdict put(CodeMemory memory, Deed.PutCode put) {
    var traits = memory.spec().traits();
    if (!traits.lengths().contains(put.code().length())) {
      return new Verdict.Refuse(CodeFaults.wrongLength(traits.lengths()));
    }
    if (put.window().isPresent() && !traits.schedules()) {
      return new Verdict.Refuse(CodeFaults.noSchedules());
    }
    if (memory.isDuplicate(put.slot(), put.code())) {
      return memory.spec().silentDuplicates()
          ? new Verdict.Pretend()
          : new Verdict.Refuse(CodeFaults.duplicate());
    }
    return memory.at(put.slot()) instanceof Content.Filler
        ? new Verdict.Refuse(CodeFaults.full())
        : new Verdict.Write(put.slot(), new Content.Code(put.code(), put.window()));
  }
}
