package io.lintel.gateway.access;

import io.lintel.gateway.action.Ending;
import io.lintel.gateway.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** The attempts that wait for what a device's codes come to. On the engine's loop alone. */
final class Waiters {

  private final List<ForCode> forCodes = new ArrayList<>();
  private final List<ForPass> forPasses = new ArrayList<>();

  /**
   * Waits for one code.
   *
   * @param result made of the code when it is as wanted; empty where its going is awaited
   */
  private record ForCode(
      UUID codeId,
      long deadlineNanos,
      Optional<Function<AccessCode, Ending>> result,
      Consumer<Ending> then) {}

  private record ForPass(long deadlineNanos, Consumer<Ending> then) {}

  void awaitSet(
      UUID codeId, long deadlineNanos, Function<AccessCode, Ending> result, Consumer<Ending> then) {
    forCodes.add(new ForCode(codeId, deadlineNanos, Optional.of(result), then));
  }

  void awaitGone(UUID codeId, long deadlineNanos, Consumer<Ending> then) {
    forCodes.add(new ForCode(codeId, deadlineNanos, Optional.empty(), then));
  }

  void awaitPass(long deadlineNanos, Consumer<Ending> then) {
    forPasses.add(new ForPass(deadlineNanos, then));
  }

  /** Tells those whose code has come to something. */
  void judge(DeviceCodes state, Holder holder, Now now) {
    for (var waiter : List.copyOf(forCodes)) {
      ending(waiter, Verdict.of(state, waiter.codeId(), holder, now))
          .ifPresent(ending -> end(waiter, ending));
    }
  }

  void passed(Optional<Failure> failure) {
    var all = List.copyOf(forPasses);
    forPasses.clear();
    all.forEach(
        waiter ->
            waiter
                .then()
                .accept(
                    failure.map(Waiters::failure).orElseGet(() -> Ending.success(Json.object()))));
  }

  /** The engine has ended them as timed out. */
  void forgetLate(long nowNanos) {
    forCodes.removeIf(waiter -> waiter.deadlineNanos() - nowNanos < 0);
    forPasses.removeIf(waiter -> waiter.deadlineNanos() - nowNanos < 0);
  }

  void drop(Consumer<Ending> then) {
    forCodes.removeIf(waiter -> waiter.then().equals(then));
  }

  /** The wish could not be made durable: nothing comes of it. */
  void refuse(Consumer<Ending> then) {
    drop(then);
    then.accept(
        new Ending.Failure(
            "gateway_storage_unavailable",
            "the gateway cannot write to its store now; nothing was changed; try again later"));
  }

  private void end(ForCode waiter, Ending ending) {
    forCodes.remove(waiter);
    waiter.then().accept(ending);
  }

  private static Optional<Ending> ending(ForCode waiter, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done(var code) -> waiter.result().map(result -> result.apply(code));
      case Verdict.Gone gone ->
          Optional.of(waiter.result().isEmpty() ? Ending.success(Json.object()) : overtaken());
      case Verdict.Failed(var failure) -> Optional.of(failure(failure));
      case Verdict.Waits waits -> Optional.empty();
    };
  }

  private static Ending overtaken() {
    return new Ending.Failure(
        "access_code_not_found", "the code ended or was deleted before it could be set");
  }

  private static Ending failure(Failure failure) {
    return new Ending.Failure(
        failure.type(),
        failure.message()
            + "; what was asked for stays wanted, and the gateway goes on with it until the code"
            + " ends or is deleted");
  }
}
