package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.DoorLockLoggingClass.Entry;
import io.lintel.driver.zwave.command.DoorLockLoggingClass.Event;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Denial;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.User;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a lock's log backwards, from its youngest record to the last that was read before, and
 * tells what happened while nobody listened. Pure.
 *
 * <p>The first time nothing is told: what was before the lock came here is not this building's.
 *
 * <p>Each record costs the lock's battery. None is asked for that is known, and no more than the
 * lock keeps: what it has overwritten by then cannot be told.
 */
final class MissedEvents {
  /** Records have numbers of one byte, from 1. */
  private static final int RECORDS_LIMIT = 255;

  private static final int NOT_ASKED = 0;

  /**
   * Up to where the log is known.
   *
   * @param number of the last record
   * @param at by the lock's clock, whose records have times alone where it has a clock
   */
  record Mark(int number, LocalDateTime at) {
    static Mark of(Entry entry, LocalDateTime at) {
      return new Mark(entry.number(), at);
    }
  }

  /**
   * How far the reading has come.
   *
   * @param known empty when the log was never read
   * @param found youngest first
   * @param before what a reading found that was interrupted, youngest first
   * @param kept how many records the lock keeps, 1..255, or {@link #NOT_ASKED}
   */
  record State(Optional<Mark> known, List<Entry> found, List<Entry> before, int kept) {
    static State begin(Optional<Mark> known) {
      return new State(known, List.of(), List.of(), NOT_ASKED);
    }

    /** Begins anew at the youngest record, and goes on where this one was interrupted. */
    State again() {
      return found.isEmpty() ? this : new State(known, List.of(), found, kept);
    }

    /** Its first record is found; a lock may not answer what it has nothing for. */
    boolean isAtFirst() {
      return !found.isEmpty() && found.getLast().number() == 1;
    }

    private State and(Entry entry) {
      boolean isInterruption = !before.isEmpty() && before.getFirst().equals(entry);
      List<Entry> all = new ArrayList<>(found);
      all.addAll(isInterruption ? before : List.of(entry));
      return new State(known, List.copyOf(all), isInterruption ? List.of() : before, kept);
    }

    private State keeping(int records) {
      return new State(known, found, before, records);
    }
  }

  /** What follows a record. */
  sealed interface Next {
    /** Ask for this record. */
    record Read(State state, int number) implements Next {}

    /** Ask how many records the lock keeps. */
    record Count(State state) implements Next {}

    /**
     * The log is read.
     *
     * @param mark up to here; empty when the log says nothing that can be used
     * @param missed oldest first
     * @param overwritten all that the lock keeps is new: there may have been more
     */
    record Done(Optional<Mark> mark, List<Entry> missed, boolean overwritten) implements Next {}
  }

  static Next on(State state, Entry entry) {
    if (entry.at().isEmpty() || isKnown(state, entry, entry.at().get())) {
      return done(state);
    }
    return wasWrittenMeanwhile(state, entry) ? done(state, true) : follow(state.and(entry));
  }

  /** The lock keeps so many records: behind its first one is its last, when it is full. */
  static Next kept(State state, int records) {
    return records < state.found().getFirst().number()
        ? done(state)
        : follow(state.keeping(records));
  }

  /** There is nothing older. */
  static Next done(State state) {
    return done(state, false);
  }

  private static Next follow(State state) {
    int last = state.found().getLast().number();
    if (state.known().isEmpty()) {
      return done(state);
    }
    if (state.found().size() == (state.kept() == NOT_ASKED ? RECORDS_LIMIT : state.kept())) {
      return done(state, true);
    }
    if (last > 1) {
      return new Next.Read(state, last - 1);
    }
    return state.kept() == NOT_ASKED ? new Next.Count(state) : new Next.Read(state, state.kept());
  }

  /** A full log goes on over its oldest record. */
  private static boolean wasWrittenMeanwhile(State state, Entry entry) {
    return !state.found().isEmpty()
        && entry.number() > state.found().getFirst().number()
        && entry.at().orElseThrow().isAfter(state.found().getFirst().at().orElseThrow());
  }

  private static Next done(State state, boolean overwritten) {
    Optional<Mark> youngest =
        state.found().stream()
            .findFirst()
            .flatMap(entry -> entry.at().map(at -> Mark.of(entry, at)))
            .or(state::known);
    List<Entry> missed = state.known().isPresent() ? state.found().reversed() : List.of();
    return new Next.Done(youngest, missed, overwritten);
  }

  /** Numbers begin anew when a log is full, and times go back when summer ends: never both. */
  private static boolean isKnown(State state, Entry entry, LocalDateTime at) {
    return state.known().filter(mark -> isKnown(mark, Mark.of(entry, at))).isPresent();
  }

  private static boolean isKnown(Mark last, Mark read) {
    boolean older = read.at().isBefore(last.at()) && read.number() <= last.number();
    return older || read.equals(last);
  }

  /** What a record says; empty for what is no matter of the bolt or of those who tried it. */
  static Optional<Report> report(Entry entry) {
    return switch (entry.event()) {
      case Event.LOCK_CODE, Event.LOCK_REMOTE_CODE ->
          moved(LockState.LOCKED, Method.KEYCODE, entry.user());
      case Event.UNLOCK_CODE, Event.UNLOCK_REMOTE_CODE ->
          moved(LockState.UNLOCKED, Method.KEYCODE, entry.user());
      case Event.LOCK_BUTTON, Event.LOCK_MANUAL -> moved(LockState.LOCKED, Method.MANUAL, 0);
      case Event.UNLOCK_BUTTON, Event.UNLOCK_MANUAL -> moved(LockState.UNLOCKED, Method.MANUAL, 0);
      case Event.LOCK_AUTO -> moved(LockState.LOCKED, Method.AUTOMATIC, 0);
      case Event.UNLOCK_AUTO -> moved(LockState.UNLOCKED, Method.AUTOMATIC, 0);
      case Event.LOCK_REMOTE -> moved(LockState.LOCKED, Method.REMOTE, 0);
      case Event.UNLOCK_REMOTE -> moved(LockState.UNLOCKED, Method.REMOTE, 0);
      case Event.LOCK_CODE_OUT_OF_SCHEDULE, Event.UNLOCK_CODE_OUT_OF_SCHEDULE ->
          Optional.of(new Report.AccessDenied(Denial.EXPIRED_CODE));
      case Event.ILLEGAL_CODE -> Optional.of(new Report.AccessDenied(Denial.UNKNOWN_CODE));
      default -> Optional.empty();
    };
  }

  private static Optional<Report> moved(LockState state, Method method, int slot) {
    return Optional.of(new Report.Position(state, method, new User(slot)));
  }

  private MissedEvents() {}
}
