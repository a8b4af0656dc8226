package io.lintel.gateway.access;

import io.lintel.gateway.access.DeviceCodes.Course;
import io.lintel.gateway.access.DeviceCodes.Settling;
import io.lintel.gateway.log.Happening.Level;
import io.lintel.spi.Report.SlotContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One step in the making: the state as it becomes, and what follows. Lives as long as the step; the
 * states before and after it do not change.
 */
final class Turn {

  final UUID deviceId;
  final Now now;
  final Holder holder;
  final CodeNews news;
  final Map<UUID, AccessCode> codes;
  final Map<Integer, Unmanaged> unmanaged;
  final Map<Integer, SlotContent> listed;
  final Map<Integer, Settling> settling;
  final Map<UUID, Retry> retries;
  Optional<Work> work;
  Optional<SlotContent> heard;
  Listing listing;

  private final Map<UUID, Effect> papers = new LinkedHashMap<>();
  private final List<Effect> effects = new ArrayList<>();
  private boolean unmanagedChanged;
  private boolean durableFirst;

  Turn(DeviceCodes state, Holder holder, Now now, CodeNews news) {
    this.deviceId = state.deviceId();
    this.now = now;
    this.holder = holder;
    this.news = news;
    this.codes = new LinkedHashMap<>(state.codes());
    this.unmanaged = new TreeMap<>(state.unmanaged());
    this.listed = new HashMap<>(state.course().listed());
    this.settling = new HashMap<>(state.course().settling());
    this.retries = new HashMap<>(state.course().retries());
    this.work = state.course().work();
    this.heard = state.course().heard();
    this.listing = state.course().listing();
  }

  /** Changes a code and keeps it so. */
  AccessCode keep(AccessCode code) {
    if (!code.equals(codes.put(code.id(), code))) {
      papers.put(code.id(), new Effect.Save(code));
    }
    return code;
  }

  void drop(AccessCode code) {
    codes.remove(code.id());
    retries.remove(code.id());
    papers.put(code.id(), new Effect.Drop(code.id()));
  }

  void keep(Unmanaged code) {
    unmanaged.put(code.slot(), code);
    unmanagedChanged = true;
  }

  void dropUnmanaged(int slot) {
    unmanaged.remove(slot);
    unmanagedChanged = true;
  }

  void tell(Effect.Tell event) {
    effects.add(event);
  }

  void say(Level level, String message) {
    effects.add(new Effect.Say(level, message));
  }

  void passed(Optional<Failure> failure) {
    effects.add(new Effect.Passed(failure));
  }

  /** Begins an exchange; there is none under way. */
  void begin(Work next) {
    work = Optional.of(next);
    heard = Optional.empty();
    listed.clear();
    effects.add(new Effect.Do(next));
  }

  /** Nothing of this step counts, and no exchange begins, before it is durable. */
  void durableFirst() {
    durableFirst = true;
  }

  Optional<AccessCode> ownerOf(int slot) {
    return codes.values().stream().filter(code -> code.placement(slot).isPresent()).findFirst();
  }

  /** Who only waited for a slot looks again. */
  void roomChanged() {
    retries.values().removeIf(retry -> retry.tries() == 0);
  }

  /** Digits have become free, or a place in a device that said it was full: all may try again. */
  void unblock() {
    for (var code : List.copyOf(codes.values())) {
      if (code.blocked()) {
        keep(code.clearedOf(Turn::mayHavePassed));
      }
    }
  }

  /** Whether a slot is free is seen, not told. */
  private static boolean mayHavePassed(Trouble.Kind kind) {
    return kind.isTerminal() && kind != Trouble.Kind.NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE;
  }

  Step end() {
    var all = new ArrayList<Effect>(papers.values());
    if (unmanagedChanged) {
      all.add(new Effect.SaveUnmanaged());
    }
    all.addAll(effects);
    return new Step(
        new DeviceCodes(
            deviceId,
            Collections.unmodifiableMap(codes),
            Collections.unmodifiableMap(unmanaged),
            new Course(
                work,
                heard,
                Map.copyOf(listed),
                Map.copyOf(settling),
                Map.copyOf(retries),
                listing)),
        all,
        durableFirst);
  }
}
