package io.lintel.gateway.access;

import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Write;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.Order;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The codes of one device at work: takes what is heard one after the other, keeps what follows, and
 * lets the device be asked. On the engine's loop alone.
 */
final class DeviceDesk {

  /** An exchange with a sleepy lock, its wait in the lane included. */
  private static final Duration EXCHANGE_MAX = Duration.ofSeconds(30);

  /** While one commit is awaited; more is news of a device gone wild, which the next pass finds. */
  private static final int WAITING_MAX = 1_024;

  private final Workshop workshop;
  private final CodeSettings settings;
  private final ClockSense clock;
  private final CodeMachine machine;
  private final String name;
  private final Waiters waiters = new Waiters();
  private final Runnable changed;
  private final BiConsumer<Alarms, Now> stirred;
  private final Queue<Job> jobs = new ArrayDeque<>();
  private DeviceCodes state;
  private Alarms alarms = new Alarms(Optional.empty(), OptionalLong.empty());
  private boolean committing;

  /**
   * At work once it hears something.
   *
   * @param changed called when its codes are others than before
   * @param stirred called when something may fall due earlier than before
   */
  DeviceDesk(
      Workshop workshop,
      CodeSettings settings,
      ClockSense clock,
      DeviceCodes state,
      Runnable changed,
      BiConsumer<Alarms, Now> stirred) {
    this.stirred = stirred;
    this.workshop = workshop;
    this.settings = settings;
    this.clock = clock;
    this.machine = new CodeMachine(new CodeNews(settings.pins()));
    this.state = state;
    this.changed = changed;
    this.name =
        workshop.devices().stream()
            .filter(device -> device.deviceId().equals(state.deviceId()))
            .map(device -> device.name())
            .findFirst()
            .orElse("a device that is not configured");
  }

  /**
   * Something heard.
   *
   * @param taken when it counts
   * @param refused when it could not be made durable
   */
  private record Job(Input input, Runnable taken, Runnable refused) {}

  DeviceCodes state() {
    return state;
  }

  Waiters waiters() {
    return waiters;
  }

  Alarms alarms() {
    return alarms;
  }

  void hear(Input input) {
    hear(input, () -> {}, () -> {});
  }

  /**
   * Takes something in, when what came before it is written.
   *
   * @param taken it counts from now on: who waits for what comes of it is to be judged from here
   * @param refused it could not be written, or too much waits
   */
  void hear(Input input, Runnable taken, Runnable refused) {
    if (jobs.size() < WAITING_MAX) {
      jobs.add(new Job(input, taken, refused));
    } else {
      refused.run();
    }
    work();
  }

  Now now() {
    var time = workshop.time();
    boolean denying = settings.denyStale() && clock.trust() == ClockSense.Trust.STALE;
    return new Now(time.floor(), time.trusted(), denying, time.bootNanos());
  }

  Holder holder() {
    var can = workshop.abilities(state.deviceId());
    return can.traits(CodeTraits.class)
        .filter(traits -> can.offers(CodeSlots.class))
        .<Holder>map(Holder.Slots::new)
        .orElseGet(() -> withoutSlots(can));
  }

  private Holder withoutSlots(Abilities can) {
    var deviceId = state.deviceId();
    if (settings.isReader(deviceId) || (can.isKnown() && settings.isGuarded(deviceId))) {
      return new Holder.Gateway();
    }
    return can.isKnown() ? new Holder.Nobody() : new Holder.Unknown();
  }

  /** Who waited and whose attempt has ended is forgotten. */
  void forgetLate() {
    waiters.forgetLate(workshop.time().bootNanos());
  }

  /** Forgets everything; the device itself is emptied by others. */
  void forget(Runnable then) {
    var writes =
        Stream.concat(
                state.codes().keySet().stream().map(CodePapers::key),
                Stream.of(CodePapers.UNMANAGED + state.deviceId()))
            .<Write>map(Write.DropBlob::new)
            .toList();
    var events =
        state.codes().values().stream().map(machine.news()::deleted).map(this::publish).toList();
    state = Desks.fresh(state.deviceId(), workshop.time().bootNanos());
    workshop.record(Stream.concat(writes.stream(), events.stream()).toList());
    changed.run();
    workshop.commit(List.of(), result -> then.run());
  }

  private void work() {
    while (!committing && !jobs.isEmpty()) {
      take(jobs.remove());
    }
  }

  private void take(Job job) {
    var step = machine.step(state, job.input(), holder(), now());
    var writes = step.effects().stream().flatMap(effect -> write(effect, step.state())).toList();
    if (step.durableFirst()) {
      committing = true;
      workshop.commit(writes, result -> committed(job, step, result));
    } else {
      if (!writes.isEmpty()) {
        workshop.record(writes);
      }
      enter(job, step);
    }
  }

  private void committed(Job job, Step step, CommitResult result) {
    committing = false;
    if (result instanceof CommitResult.Committed) {
      enter(job, step);
    } else {
      job.refused().run();
      if (job.input() instanceof Input.Came(var work, var outcome)) {
        take(new Job(new Input.Unwritten(work), () -> {}, () -> {}));
      }
    }
    work();
  }

  private void enter(Job job, Step step) {
    boolean others =
        !step.state().codes().equals(state.codes())
            || !step.state().unmanaged().equals(state.unmanaged());
    state = step.state();
    step.effects().forEach(this::carryOut);
    alarms = Alarms.of(state, holder(), now());
    stirred.accept(alarms, now());
    job.taken().run();
    waiters.judge(state, holder(), now());
    if (others) {
      changed.run();
    }
  }

  private Stream<Write> write(Effect effect, DeviceCodes next) {
    return switch (effect) {
      case Effect.Save(var code) -> Stream.of(new Write.PutBlob(CodePapers.write(code)));
      case Effect.Drop(var id) -> Stream.of(new Write.DropBlob(CodePapers.key(id)));
      case Effect.SaveUnmanaged save ->
          Stream.of(new Write.PutBlob(CodePapers.write(next.deviceId(), next.unmanaged())));
      case Effect.Tell tell -> Stream.of(publish(tell));
      case Effect.Say say -> Stream.empty();
      case Effect.Do begin -> Stream.empty();
      case Effect.Passed passed -> Stream.empty();
    };
  }

  private Write publish(Effect.Tell tell) {
    return new Write.Publish(
        workshop.event(
            tell.type(),
            DeliveryClass.ACCESS,
            state.deviceId(),
            workshop.time().wall(),
            tell.fields()));
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.Do(var work) -> begin(work);
      case Effect.Say(var level, var message) ->
          workshop.house().tell(new Happening.Notice(level, name + ": " + message));
      case Effect.Passed(var failure) -> waiters.passed(failure);
      case Effect.Save save -> {}
      case Effect.Drop drop -> {}
      case Effect.SaveUnmanaged save -> {}
      case Effect.Tell tell -> {}
    }
  }

  private void begin(Work work) {
    workshop.order(
        state.deviceId(),
        CodeSlots.class,
        call(work),
        EXCHANGE_MAX,
        outcome -> hear(new Input.Came(work, outcome)));
  }

  private static BiConsumer<CodeSlots, Order> call(Work work) {
    return switch (work) {
      case Work.ListAll list -> CodeSlots::readAll;
      case Work.Look look -> (slots, order) -> slots.read(order, look.slot());
      case Work.Verify verify -> (slots, order) -> slots.read(order, verify.slot());
      case Work.Put put -> (slots, order) -> slots.put(order, put.slot(), put.pin(), put.window());
      case Work.Clear clear -> (slots, order) -> slots.clear(order, clear.slot());
    };
  }

  UUID deviceId() {
    return state.deviceId();
  }
}
