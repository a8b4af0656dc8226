package io.lintel.gateway.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When something of a device falls due without news, on both clocks.
 *
 * @param at by the wall clock; it may be set meanwhile
 * @param nanos by boot time
 */
record Alarms(Optional<Instant> at, OptionalLong nanos) {

  static Alarms of(DeviceCodes state, Holder holder, Now now) {
    return new Alarms(
        state.codes().values().stream()
            .flatMap(code -> instants(code, holder))
            .filter(at -> !now.reached(at))
            .min(Instant::compareTo),
        bootTimes(state).filter(at -> !now.passed(at)).min());
  }

  boolean isDue(Now now) {
    return at.filter(now::reached).isPresent()
        || (nanos.isPresent() && now.passed(nanos.getAsLong()));
  }

  /** How long until then; not below zero; empty: never. */
  Optional<Duration> in(Now now) {
    var byClock = at.map(when -> Duration.between(now.at(), when));
    var byBoot =
        nanos.isPresent()
            ? Optional.of(Duration.ofNanos(nanos.getAsLong() - now.nanos()))
            : Optional.<Duration>empty();
    return Stream.concat(byClock.stream(), byBoot.stream())
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .min(Duration::compareTo);
  }

  private static Stream<Instant> instants(AccessCode code, Holder holder) {
    var wanted = code.wanted();
    var late = Reconciler.later(code.since(), wanted.startsAt()).plus(Reconciler.LATE);
    return Stream.of(
            wanted.startsAt(),
            wanted.endsAt(),
            holder.loadAt(wanted),
            Optional.of(late),
            Optional.of(code.since().plus(Reconciler.LATE)))
        .flatMap(Optional::stream);
  }

  /** While an exchange is under way its end is awaited, not a time. */
  private static LongStream bootTimes(DeviceCodes state) {
    var course = state.course();
    if (course.work().isPresent()) {
      return LongStream.empty();
    }
    var settling = course.settling().values().stream().mapToLong(s -> s.untilNanos());
    var retries = course.retries().values().stream().mapToLong(Retry::notBeforeNanos);
    return LongStream.concat(
        LongStream.concat(settling, retries), LongStream.of(course.listing().notBeforeNanos()));
  }
}
