package io.lintel.gateway.access;

import static io.lintel.gateway.access.CodeYear.GRACE;

import io.lintel.spi.Pin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What must hold at a door at any hour, and what must once it had time to come right. */
record CodeYearAudit(LockBench bench) {

  /**
   * Throws what is wrong.
   *
   * @param foreign digits that someone put into the lock, by slot
   * @param calm whether nothing has gone wrong for a while
   * @return how many guests could get in who may
   */
  int check(List<YearGuest> guests, Map<Integer, Pin> foreign, boolean calm) {
    foreignCodesAreUntouched(foreign);
    int in = 0;
    for (var entry : bench.lock.slots.entrySet()) {
      if (!foreign.containsKey(entry.getKey()) && !isSomebodys(entry.getKey(), entry.getValue())) {
        nobodyEarly(guests, entry.getValue());
        if (calm) {
          nobodyLate(guests, entry.getValue());
          noSlotLeaks(entry.getKey());
        }
      }
    }
    if (calm) {
      guests.forEach(this::nobodyIsLockedOut);
      in = (int) guests.stream().filter(this::isIn).count();
      bench.state.codes().values().forEach(this::nothingOutlivesItsEnd);
    }
    return in;
  }

  /** All guests have an end, and nobody can tell whether it has come. */
  void nobodyWhoseEndIsUnsure(Map<Integer, Pin> foreign) {
    bench.lock.slots.forEach(
        (slot, content) ->
            require(
                foreign.containsKey(slot) || isStrange(content),
                () -> "opens although its end cannot be told: slot " + slot + " " + bench.state));
  }

  private boolean isValid(YearGuest guest) {
    return guest.deletedAt.isEmpty()
        && !bench.at.isBefore(guest.start())
        && bench.at.isBefore(guest.end())
        && !bench.at.isBefore(guest.changedAt.plus(GRACE));
  }

  private boolean isIn(YearGuest guest) {
    return isValid(guest) && bench.lock.opens(guest.digits(), bench.at);
  }

  private void nobodyIsLockedOut(YearGuest guest) {
    if (isValid(guest) && !bench.lock.opens(guest.digits(), bench.at)) {
      var code = bench.code(guest.id);
      require(isExcused(guest, code), () -> "locked out: " + code + " " + bench.state.course());
    }
  }

  /** The lock cannot: it is full, or has the digits already. */
  private boolean isExcused(YearGuest guest, AccessCode code) {
    var lock = bench.lock;
    boolean full = lock.slots.size() == lock.traits.slots();
    boolean duplicate =
        lock.slots.values().stream().anyMatch(c -> c.pin().equals(guest.wanted.pin()));
    return (code.has(Trouble.Kind.NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE) && full)
        || (code.has(Trouble.Kind.DUPLICATE_CODE_ON_DEVICE) && duplicate);
  }

  private void nobodyEarly(List<YearGuest> guests, FakeLock.Content content) {
    if (content.opens(bench.at) && !isStrange(content)) {
      require(
          guests.stream()
              .filter(guest -> guest.mayHave(content.pin()))
              .anyMatch(guest -> !bench.at.isBefore(guest.earliest())),
          () -> "in before their time: " + bench.state);
    }
  }

  private void nobodyLate(List<YearGuest> guests, FakeLock.Content content) {
    if (content.opens(bench.at)) {
      require(
          guests.stream()
              .filter(guest -> guest.mayHave(content.pin()))
              .anyMatch(guest -> isNotLate(guest.latest())),
          () -> "in after their time: " + bench.state);
    }
  }

  private boolean isNotLate(Instant latest) {
    return bench.at.isBefore(latest.plus(GRACE));
  }

  /** Programmed by hand over one of ours. */
  private static boolean isStrange(FakeLock.Content content) {
    return content.pin().reveal().startsWith("777");
  }

  /** Programmed by hand before ours was proven to be there: it stays, and is told as found. */
  private boolean isSomebodys(int slot, FakeLock.Content content) {
    return isStrange(content)
        && Optional.ofNullable(bench.state.unmanaged().get(slot))
            .filter(found -> found.pin().equals(Optional.of(content.pin())))
            .isPresent();
  }

  private void foreignCodesAreUntouched(Map<Integer, Pin> foreign) {
    foreign.forEach(
        (slot, pin) ->
            require(
                Optional.ofNullable(bench.lock.slots.get(slot))
                    .filter(content -> content.pin().equals(pin))
                    .isPresent(),
                () -> "a foreign code was touched: slot " + slot));
  }

  private void noSlotLeaks(int slot) {
    require(bench.ownerOf(slot).isPresent(), () -> "leaked: slot " + slot + " " + bench.state);
  }

  private void nothingOutlivesItsEnd(AccessCode code) {
    require(!code.wanted().endedBy(bench.at.minus(GRACE)), () -> "outlived its end: " + code);
  }

  private void require(boolean holds, Supplier<String> what) {
    if (!holds) {
      throw new AssertionError(bench.at + ": " + what.get());
    }
  }
}
