package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.time.Stamp;
import io.lintel.gateway.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** What {@link MemoryStore} has committed, in plain collections; sequences of one epoch. */
final class MemoryRows {

  private static final int BLOB_BYTES_MAX = 65_536;
  private static final int BLOB_KEY_MAX = 512;
  private static final int JSON_BYTES_MAX = 65_536;
  private static final int REASON_CHARS_MAX = 64;
  private static final long PURGE_NANOS = 60_000_000_000L;

  private static final List<DeliveryClass> DROP_ORDER =
      List.of(
          DeliveryClass.TELEMETRY,
          DeliveryClass.GATEWAY,
          DeliveryClass.ACCESS,
          DeliveryClass.COMMAND);

  private final UUID storeId;
  private final Time time;
  private final StoreLimits limits;
  private final Function<List<DroppedRange>, Draft> dropped;
  private final Instant bornAt;
  private final TreeMap<Long, Line> journal = new TreeMap<>();
  private final TreeMap<Long, Line> outbox = new TreeMap<>();
  private final Map<UUID, Long> envelopes = new LinkedHashMap<>();
  private final Map<UUID, AttemptRow> attempts = new LinkedHashMap<>();
  private final Map<UUID, DeviceRow> devices = new LinkedHashMap<>();
  private final TreeMap<String, Blob> blobs = new TreeMap<>();
  private final List<Grave> graves = new ArrayList<>();
  private Optional<Instant> wall = Optional.empty();
  private long epoch = 1;
  private boolean epochKnown;
  private boolean connected;
  private long lastSequence;
  private long queued;
  private long purgedNanos;

  private record Line(Draft draft, Bytes whole, boolean trusted) {}

  private static final class Grave {
    private final DroppedRange range;
    private long toldAt;

    private Grave(DroppedRange range) {
      this.range = range;
    }
  }

  MemoryRows(
      UUID storeId, Time time, StoreLimits limits, Function<List<DroppedRange>, Draft> dropped) {
    this.storeId = storeId;
    this.time = time;
    this.limits = limits;
    this.dropped = dropped;
    this.bornAt = time.wall();
    this.purgedNanos = time.bootNanos();
  }

  Birth birth() {
    return new Birth(storeId, epoch, !connected, bornAt, Optional.empty(), epochKnown);
  }

  /** As at the start, but for what a raised epoch changes. */
  Birth birthAsOf(Birth start) {
    return new Birth(storeId, epoch, start.fresh(), bornAt, Optional.empty(), epochKnown);
  }

  MemoryRows afterRestart() {
    purgedNanos = time.bootNanos();
    return this;
  }

  CommitResult raiseEpoch(long atLeast) {
    if (epochKnown || connected) {
      return new CommitResult.Failed(CommitResult.Cause.REFUSED, "known, or sent");
    }
    epochKnown = true;
    if (atLeast > epoch) {
      epoch = atLeast;
      journal.replaceAll((sequence, line) -> placed(line.draft, sequence, line.trusted));
      outbox.replaceAll((sequence, line) -> placed(line.draft, sequence, line.trusted));
    }
    return new CommitResult.Committed(List.of());
  }

  CommitResult apply(Transaction transaction) {
    if (!transaction.writes().stream().allMatch(MemoryRows::isValid)) {
      return new CommitResult.Failed(CommitResult.Cause.REFUSED, "a write breaks a limit");
    }
    List<Long> sequences = new ArrayList<>();
    transaction.writes().forEach(write -> apply(write, sequences));
    return new CommitResult.Committed(sequences);
  }

  /** What follows each group. */
  void housekeep() {
    if (time.bootNanos() - purgedNanos >= PURGE_NANOS) {
      purgedNanos = time.bootNanos();
      purgeByAge(time.stamp());
    }
    DROP_ORDER.forEach(this::dropExcess);
    Fill history = limits.journal().excess(fill(journal));
    purge(journal.keySet().stream().toList(), this::isSpare, history);
    tell();
  }

  Optional<AttemptRow> attempt(UUID attemptId) {
    return Optional.ofNullable(attempts.get(attemptId));
  }

  Optional<Bytes> envelope(UUID attemptId) {
    return Optional.ofNullable(envelopes.get(attemptId)).map(journal::get).map(Line::whole);
  }

  List<AttemptRow> unfinished() {
    return attempts.values().stream().filter(row -> !row.stage().ended()).toList();
  }

  List<DeviceRow> devices() {
    return devices.values().stream()
        .sorted(Comparator.comparing(row -> row.deviceId().toString()))
        .toList();
  }

  Optional<Instant> lastWall() {
    return wall;
  }

  List<Blob> blobs(String prefix) {
    return blobs.values().stream().filter(blob -> blob.key().startsWith(prefix)).toList();
  }

  List<OutboxRow> outboxAfter(long sequence) {
    return outbox.tailMap(sequence, false).entrySet().stream()
        .map(
            entry ->
                new OutboxRow(
                    entry.getKey(),
                    entry.getValue().draft.deliveryClass(),
                    entry.getValue().draft.topic(),
                    entry.getValue().whole,
                    entry.getValue().draft.createdAt()))
        .toList();
  }

  List<JournalRow> journal(long beforeSequence, int limit) {
    return journal.headMap(beforeSequence, false).descendingMap().entrySet().stream()
        .limit(limit)
        .map(
            entry ->
                new JournalRow(
                    epoch,
                    entry.getKey(),
                    entry.getValue().draft.deliveryClass(),
                    entry.getValue().draft.subject(),
                    entry.getValue().draft.topic(),
                    entry.getValue().whole,
                    entry.getValue().draft.createdAt()))
        .toList();
  }

  long outboxSize() {
    return outbox.size();
  }

  long journalSize() {
    return journal.size();
  }

  long queued() {
    return queued;
  }

  private void apply(Write write, List<Long> sequences) {
    switch (write) {
      case Write.KeepCommand kept -> {} // the port has no way to read it
      case Write.PutAttempt(AttemptRow row) -> attempts.put(row.attemptId(), row);
      case Write.Publish(Draft draft) -> sequences.add(append(draft));
      case Write.Republish(UUID attemptId) -> republish(attemptId);
      case Write.PutDevice(DeviceRow row) -> devices.put(row.deviceId(), row);
      case Write.Acknowledge(long sequence) -> connected |= outbox.remove(sequence) != null;
      case Write.DeadLetter(long sequence, String reason) -> deadLetter(sequence, reason);
      case Write.SaveWall(Instant now) ->
          wall = Optional.of(wall.filter(before -> before.isAfter(now)).orElse(now));
      case Write.PutBlob(Blob blob) -> blobs.put(blob.key(), blob);
      case Write.DropBlob(String key) -> blobs.remove(key);
    }
  }

  private static boolean isValid(Write write) {
    return switch (write) {
      case Write.Publish(Draft draft) -> isObject(draft.json());
      case Write.PutBlob(Blob blob) ->
          blob.value().size() <= BLOB_BYTES_MAX && blob.key().length() <= BLOB_KEY_MAX;
      default -> true;
    };
  }

  private static boolean isObject(Bytes json) {
    String text = json.utf8();
    return json.size() <= JSON_BYTES_MAX
        && json.size() > 2
        && text.startsWith("{")
        && text.endsWith("}");
  }

  private long append(Draft draft) {
    lastSequence++;
    Line line = placed(draft, lastSequence, time.trusted());
    journal.put(lastSequence, line);
    outbox.put(lastSequence, line);
    queued++;
    if (draft.kind() == Draft.Kind.ATTEMPT) {
      envelopes.put(draft.subject(), lastSequence);
    }
    return lastSequence;
  }

  private Line placed(Draft draft, long sequence, boolean trusted) {
    return new Line(draft, draft.placed(storeId, epoch, sequence), trusted);
  }

  private void republish(UUID attemptId) {
    Long sequence = envelopes.get(attemptId);
    Line line = sequence == null ? null : journal.get(sequence);
    if (sequence != null && line != null && outbox.putIfAbsent(sequence, line) == null) {
      queued++;
    }
  }

  private void deadLetter(long sequence, String reason) {
    if (outbox.containsKey(sequence)) {
      bury(List.of(sequence), reason);
    }
  }

  private void bury(List<Long> sequences, String reason) {
    List<Waiting> rows =
        sequences.stream()
            .map(
                sequence -> {
                  Line line = Objects.requireNonNull(outbox.remove(sequence));
                  return new Waiting(sequence, line.draft.deliveryClass(), line.whole.size());
                })
            .toList();
    String cut = reason.substring(0, Math.min(reason.length(), REASON_CHARS_MAX));
    Runs.of(rows, 200)
        .forEach(
            run ->
                graves.add(
                    new Grave(
                        new DroppedRange(
                            epoch, run.from(), run.to(), run.deliveryClass(), run.count(), cut))));
    graves.stream().filter(grave -> sequences.contains(grave.toldAt)).forEach(g -> g.toldAt = 0);
  }

  private void tell() {
    List<Grave> untold = graves.stream().filter(grave -> grave.toldAt == 0).limit(200).toList();
    if (!untold.isEmpty()) {
      long sequence = append(dropped.apply(untold.stream().map(grave -> grave.range).toList()));
      untold.forEach(grave -> grave.toldAt = sequence);
    }
  }

  private void dropExcess(DeliveryClass deliveryClass) {
    Fill excess = limits.outbox().excess(fill(outbox));
    List<Long> victims = new ArrayList<>();
    Fill sum = Fill.NONE;
    for (var entry : outbox.entrySet()) {
      if (sum.rows() >= excess.rows() && sum.bytes() >= excess.bytes()) {
        break;
      }
      if (entry.getValue().draft.deliveryClass() == deliveryClass) {
        victims.add(entry.getKey());
        sum = sum.plus(Fill.row(entry.getValue().whole.size()));
      }
    }
    if (!victims.isEmpty()) {
      bury(victims, "outbox_full");
    }
  }

  private void purgeByAge(Stamp now) {
    List<UUID> past =
        attempts.values().stream()
            .filter(row -> row.stage().ended())
            .filter(row -> row.keepUntil().order(now) == Stamp.Order.PAST)
            .map(AttemptRow::attemptId)
            .toList();
    past.forEach(attempts::remove);
    past.forEach(envelopes::remove);
    if (now.trusted()) {
      Instant before = now.wall().minus(limits.journalAge());
      List<Long> old =
          journal.entrySet().stream()
              .filter(entry -> entry.getValue().trusted)
              .takeWhile(entry -> entry.getValue().draft.createdAt().isBefore(before))
              .map(Map.Entry::getKey)
              .toList();
      purge(old, this::isSpare, new Fill(Long.MAX_VALUE, Long.MAX_VALUE));
    }
  }

  private boolean isSpare(long sequence) {
    Line line = Objects.requireNonNull(journal.get(sequence));
    UUID subject = line.draft.subject();
    boolean answers =
        attempts.containsKey(subject) && Long.valueOf(sequence).equals(envelopes.get(subject));
    return !outbox.containsKey(sequence) && !answers;
  }

  private void purge(List<Long> oldestFirst, LongPredicate spare, Fill excess) {
    Fill sum = Fill.NONE;
    for (long sequence : oldestFirst) {
      if (sum.rows() >= excess.rows() && sum.bytes() >= excess.bytes()) {
        return;
      }
      if (spare.test(sequence)) {
        Line gone = Objects.requireNonNull(journal.remove(sequence));
        envelopes.values().remove(sequence);
        sum = sum.plus(Fill.row(gone.whole.size()));
      }
    }
  }

  private static Fill fill(Map<Long, Line> lines) {
    return lines.values().stream()
        .map(line -> Fill.row(line.whole.size()))
        .reduce(Fill.NONE, Fill::plus);
  }
}
