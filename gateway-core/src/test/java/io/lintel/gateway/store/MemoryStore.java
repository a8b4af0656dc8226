package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import io.lintel.spi.FaultException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/**
 * The store as a model in memory, for simulations: what it says of commits and crashes is what
 * {@link SqliteStore} keeps. Single-threaded on a virtual loop, deterministic.
 */
public final class MemoryStore implements Store {

  /** What one sync takes: any time above zero lets other things happen meanwhile. */
  private static final Duration SYNC = Duration.ofMillis(1);

  private static final int ACKNOWLEDGEMENTS_RIPE = 256;

  private final Time time;
  private final Loop loop;
  private final StoreLimits limits;
  private final MemoryRows rows;
  private final Birth birth;
  private final Map<Pending.Lane, Deque<Queued>> lanes = new EnumMap<>(Pending.Lane.class);
  private final List<Queued> syncing = new ArrayList<>();
  private final List<Long> hidden = new ArrayList<>();
  private final List<Outbox.AppendListener> appendListeners = new ArrayList<>();
  private Trouble trouble = Trouble.NONE;
  private boolean ripe;
  private boolean closed;
  private boolean dead;

  private record Queued(Transaction transaction, CommitListener done, boolean telemetry) {
    boolean changes() {
      return !transaction.writes().isEmpty();
    }
  }

  /** What is wrong with the storage. */
  public enum Trouble {
    NONE,
    /** Syncs begin and never end. */
    STALLED,
    /** The reserve was given up: telemetry is refused. */
    SPARING,
    FULL,
    READ_ONLY,
    BROKEN,
    /** Not even looking up an attempt works. */
    UNREADABLE
  }

  private MemoryStore(Time time, Loop loop, StoreLimits limits, MemoryRows rows) {
    this.time = time;
    this.loop = loop;
    this.limits = limits;
    this.rows = rows;
    this.birth = rows.birth();
    for (Pending.Lane lane : Pending.Lane.values()) {
      lanes.put(lane, new ArrayDeque<>());
    }
  }

  /**
   * An empty store of a first epoch.
   *
   * @param storeId for instance from the seed of a simulation
   * @param loop of {@code time}; commits end on it
   */
  public static MemoryStore begin(
      UUID storeId,
      Time time,
      Loop loop,
      StoreLimits limits,
      Function<List<DroppedRange>, Draft> dropped) {
    return new MemoryStore(time, loop, limits, new MemoryRows(storeId, time, limits, dropped));
  }

  /**
   * The process or the power goes: of what was not confirmed, some beginning in the order of
   * commits survives unconfirmed, and the rest is lost. No listener of this store is called again.
   *
   * @return the store as the next start finds it
   */
  public MemoryStore crash(Random random, Loop nextLoop) {
    dead = true;
    List<Queued> unconfirmed = new ArrayList<>(syncing);
    unconfirmed.addAll(drain());
    int surviving = random.nextInt(unconfirmed.size() + 1);
    if (surviving > 0 && trouble == Trouble.NONE) {
      unconfirmed.subList(0, surviving).forEach(queued -> rows.apply(queued.transaction));
      rows.housekeep();
    }
    return new MemoryStore(time, nextLoop, limits, rows.afterRestart());
  }

  /** Brings trouble or ends it; what waited behind a stall goes on. */
  public void be(Trouble now) {
    boolean stalled = trouble == Trouble.STALLED;
    trouble = now;
    if (stalled && now != Trouble.STALLED && !syncing.isEmpty()) {
      endAfterSync();
    }
  }

  @Override
  public Birth birth() {
    return rows.birthAsOf(birth);
  }

  @Override
  public void raiseEpoch(long atLeast, CommitListener done) {
    loop.execute(
        () -> {
          CommitResult result = rows.raiseEpoch(atLeast);
          rows.housekeep();
          done.ended(result);
        });
  }

  @Override
  public void commit(Transaction transaction, Priority priority, CommitListener done) {
    if (closed) {
      done.ended(new CommitResult.Failed(CommitResult.Cause.CLOSED, "the store is closed"));
      return;
    }
    Pending pending = Pending.of(transaction, priority, done);
    Deque<Queued> lane = lane(pending.lane());
    lane.add(new Queued(transaction, done, pending.telemetry()));
    if (pending.lane() == Pending.Lane.ACKNOWLEDGEMENT) {
      hidden.addAll(sequences(transaction));
      if (lane.size() == 1) {
        time.after(limits.acknowledgeDelay(), loop, this::ripen);
      }
    }
    syncWhenDue();
  }

  @Override
  public Optional<AttemptRow> attempt(UUID attemptId) {
    if (trouble == Trouble.UNREADABLE) {
      throw new FaultException(StoreFaults.unreadable(new IOException("as the test wants it")));
    }
    return rows.attempt(attemptId);
  }

  @Override
  public Optional<Bytes> envelope(UUID attemptId) {
    return rows.envelope(attemptId);
  }

  @Override
  public List<AttemptRow> unfinished() {
    return rows.unfinished();
  }

  @Override
  public List<DeviceRow> devices() {
    return rows.devices();
  }

  @Override
  public Optional<Instant> lastWall() {
    return rows.lastWall();
  }

  @Override
  public List<Blob> blobs(String prefix) {
    return rows.blobs(prefix);
  }

  @Override
  public Outbox outbox() {
    return new View();
  }

  @Override
  public List<JournalRow> journal(long beforeSequence, int limit) {
    return rows.journal(beforeSequence, limit);
  }

  @Override
  public StoreHealth health() {
    return new StoreHealth(
        rows.outboxSize(),
        rows.journalSize(),
        0,
        switch (trouble) {
          case NONE -> StoreHealth.State.WELL;
          case SPARING, FULL -> StoreHealth.State.FULL;
          case READ_ONLY -> StoreHealth.State.READ_ONLY;
          case STALLED, BROKEN, UNREADABLE -> StoreHealth.State.BROKEN;
        });
  }

  /** Commits what is queued at once. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    syncing.addAll(drain());
    end();
  }

  /** The store as the next start finds it after {@link #close}. */
  public MemoryStore reopen(Loop nextLoop) {
    close();
    dead = true;
    return new MemoryStore(time, nextLoop, limits, rows.afterRestart());
  }

  private void ripen() {
    ripe = true;
    syncWhenDue();
  }

  private void syncWhenDue() {
    if (dead || !syncing.isEmpty() || !isDue()) {
      return;
    }
    syncing.addAll(drain());
    if (trouble != Trouble.STALLED) {
      endAfterSync();
    }
  }

  private boolean isDue() {
    int acknowledgements = lane(Pending.Lane.ACKNOWLEDGEMENT).size();
    int others = lanes.values().stream().mapToInt(Deque::size).sum() - acknowledgements;
    return others > 0
        || acknowledgements >= ACKNOWLEDGEMENTS_RIPE
        || (ripe && acknowledgements > 0);
  }

  private List<Queued> drain() {
    List<Queued> group = new ArrayList<>();
    for (Pending.Lane lane : Pending.Lane.values()) {
      group.addAll(lane(lane));
      lane(lane).clear();
    }
    ripe = false;
    return group;
  }

  private void endAfterSync() {
    time.after(SYNC, loop, this::end);
  }

  private void end() {
    if (dead || trouble == Trouble.STALLED) {
      return;
    }
    List<Queued> group = List.copyOf(syncing);
    syncing.clear();
    long appendedBefore = rows.queued();
    List<CommitResult> results = group.stream().map(this::apply).toList();
    if (takesWrites() && group.stream().anyMatch(Queued::changes)) {
      rows.housekeep();
    }
    group.forEach(queued -> sequences(queued.transaction).forEach(hidden::remove));
    if (rows.queued() != appendedBefore) {
      boolean putBack = group.stream().anyMatch(queued -> putsBack(queued.transaction));
      appendListeners.forEach(listener -> listener.appended(putBack));
    }
    for (int i = 0; i < group.size(); i++) {
      group.get(i).done.ended(results.get(i));
    }
    syncWhenDue();
  }

  private static boolean putsBack(Transaction transaction) {
    return transaction.writes().stream().anyMatch(Write.Republish.class::isInstance);
  }

  private boolean takesWrites() {
    return trouble == Trouble.NONE || trouble == Trouble.SPARING;
  }

  private CommitResult apply(Queued queued) {
    return switch (trouble) {
      case NONE, STALLED -> rows.apply(queued.transaction);
      case SPARING ->
          queued.telemetry ? failed(CommitResult.Cause.FULL) : rows.apply(queued.transaction);
      case FULL -> failed(CommitResult.Cause.FULL);
      case READ_ONLY -> failed(CommitResult.Cause.READ_ONLY);
      case BROKEN, UNREADABLE -> failed(CommitResult.Cause.BROKEN);
    };
  }

  private Deque<Queued> lane(Pending.Lane lane) {
    return Objects.requireNonNull(lanes.get(lane));
  }

  private static CommitResult failed(CommitResult.Cause cause) {
    return new CommitResult.Failed(cause, "as the test wants it");
  }

  private static List<Long> sequences(Transaction transaction) {
    return Pending.isAcknowledgement(transaction)
        ? transaction.writes().stream()
            .map(write -> ((Write.Acknowledge) write).sequence())
            .toList()
        : List.of();
  }

  private final class View implements Outbox {
    @Override
    public List<OutboxRow> after(long sequence, int limit) {
      return rows.outboxAfter(sequence).stream()
          .filter(row -> !hidden.contains(row.sequence()))
          .limit(limit)
          .toList();
    }

    @Override
    public long size() {
      return rows.outboxAfter(0).stream().filter(row -> !hidden.contains(row.sequence())).count();
    }

    @Override
    public void onAppend(AppendListener listener) {
      appendListeners.add(listener);
    }
  }
}
