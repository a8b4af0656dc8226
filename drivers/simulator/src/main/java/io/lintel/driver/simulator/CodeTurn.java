package io.lintel.driver.simulator;

import io.lintel.driver.simulator.CodeMemory.Content;
import io.lintel.driver.simulator.CodeRules.Verdict;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A working copy of a lock's codes, for one turn. */
final class CodeTurn {

  private final List<Job> unkept;
  private final Voice voice;
  private final List<Effect> effects;

  private CodeMemory memory;
  private int writes;

  CodeTurn(Codes codes, Voice voice, List<Effect> effects) {
    this.unkept = new ArrayList<>(codes.unkept());
    this.memory = codes.memory();
    this.writes = codes.writes();
    this.voice = voice;
    this.effects = effects;
  }

  Codes codes() {
    return new Codes(memory, unkept, writes);
  }

  CodeMemory memory() {
    return memory;
  }

  /** Carries out a change whose permit allows it now; its order ends once it is durable. */
  void change(Job job, Deed.Change change, Condition condition) {
    switch (CodeRules.judge(memory, condition.refusesCodes(), change)) {
      case Verdict.Refuse(Outcome why) -> voice.end(job, why, condition);
      case Verdict.Pretend() -> voice.end(job, Outcome.confirmed(), condition);
      case Verdict.Write _ when unkept.size() >= Codes.UNKEPT_MAX ->
          voice.end(job, SimulatorFaults.busy(), condition);
      case Verdict.Write(int slot, Content content) -> write(job, slot, content);
    }
  }

  /** The change of an order is durable. A slow lock says so late. */
  void kept(Input.Kept kept, Condition condition, Duration slowBy) {
    if (condition.slow() && !kept.late()) {
      effects.add(new Effect.After(slowBy, new Input.Kept(kept.orderId(), true)));
      return;
    }
    take(kept.orderId()).ifPresent(job -> voice.end(job, Outcome.confirmed(), condition));
  }

  void settled(int slot, int write) {
    memory = memory.settled(slot, write);
  }

  /** Someone sets or clears a slot at the lock itself. */
  void foreign(int slot, Optional<Pin> pin, Condition condition) {
    Content content =
        pin.<Content>map(p -> new Content.Code(p, Optional.empty())).orElse(new Content.Empty());
    memory = memory.atTheLock(slot, content);
    voice.tell(memory.reading(slot), condition);
    keep(Optional.empty());
  }

  void fill(Condition condition) {
    CodeMemory full = memory.filled();
    full.changed().keySet().stream()
        .filter(slot -> !full.at(slot).equals(memory.at(slot)))
        .sorted()
        .forEach(slot -> voice.tell(full.reading(slot), condition));
    memory = full;
    keep(Optional.empty());
  }

  void reset(Outcome ofUnkept) {
    giveUp(ofUnkept);
    if (!memory.changed().isEmpty()) {
      memory = CodeMemory.configured(memory.spec());
      keep(Optional.empty());
    }
  }

  /** Ends every order that waits to be durable. */
  void giveUp(Outcome outcome) {
    unkept.forEach(job -> voice.endNow(job, outcome));
    unkept.clear();
  }

  boolean giveUp(UUID orderId, Outcome outcome) {
    Optional<Job> job = take(orderId);
    job.ifPresent(found -> voice.endNow(found, outcome));
    return job.isPresent();
  }

  private void write(Job job, int slot, Content content) {
    Duration settle = memory.spec().traits().settle();
    writes++;
    if (settle.isZero()) {
      memory = memory.atTheLock(slot, content);
    } else {
      memory = memory.written(slot, content, writes);
      effects.add(new Effect.After(settle, new Input.Settled(slot, writes)));
    }
    unkept.add(job);
    keep(Optional.of(job.order().id()));
  }

  private void keep(Optional<UUID> orderId) {
    effects.add(new Effect.Keep(memory.changed(), orderId.map(id -> new Input.Kept(id, false))));
  }

  private Optional<Job> take(UUID orderId) {
    Optional<Job> found =
        unkept.stream().filter(job -> job.order().id().equals(orderId)).findFirst();
    found.ifPresent(unkept::remove);
    return found;
  }
}
