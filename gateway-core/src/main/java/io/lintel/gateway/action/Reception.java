package io.lintel.gateway.action;

import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.model.Origin;
import io.lintel.gateway.store.AttemptRow;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Stamp;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Decides what becomes of each command, in the contract's order of checks. On the loop alone. */
final class Reception {

  private final Ports ports;
  private final Attempts attempts;
  private final Lanes lanes;
  private final Rates rates;
  private final DeviceBook book;
  private final Execution execution;
  private final Specialists specialists;
  private final Limits limits;
  private final Envelopes envelopes;
  private final Events events;

  /** Refusals whose commit is under way: their ids are used up from now on. */
  private final Map<UUID, Bytes> refusing = new HashMap<>();

  Reception(
      Ports ports,
      Attempts attempts,
      Lanes lanes,
      DeviceBook book,
      Execution execution,
      Specialists specialists,
      Envelopes envelopes,
      Events events) {
    this.ports = ports;
    this.attempts = attempts;
    this.lanes = lanes;
    this.rates = new Rates(ports.limits());
    this.book = book;
    this.execution = execution;
    this.specialists = specialists;
    this.limits = ports.limits();
    this.envelopes = envelopes;
    this.events = events;
  }

  /** One command and where its fate is told. */
  record Delivery(
      Inbound message,
      Origin origin,
      Optional<ReplyTo> replyTo,
      Steps steps,
      Runnable acknowledge) {}

  void receive(Delivery delivery) {
    switch (CommandParser.parse(delivery.message())) {
      case CommandParser.Parsed.Anonymous(var refusal) ->
          refuseWithoutId(delivery, refusal, Optional.empty());
      case CommandParser.Parsed.Identified(var request) -> receive(delivery, request);
    }
  }

  private void receive(Delivery delivery, Request request) {
    Optional<Bytes> known;
    try {
      known = fingerprintOf(request.attemptId());
    } catch (FaultException unreadable) {
      refuseUnread(delivery, request, unreadable.fault());
      return;
    }
    if (known.isEmpty()) {
      receiveNew(delivery, request);
    } else if (known.get().equals(request.fingerprint())) {
      repeat(delivery, request.attemptId());
    } else {
      refuseWithoutId(
          delivery,
          new Refusal(
              Refusal.Reason.ID_REUSED,
              "this action_attempt_id was used for another command; every command needs its own"),
          Optional.of(request.attemptId()));
    }
  }

  /** It may have been obeyed before, so nothing is said of its attempt. */
  private void refuseUnread(Delivery delivery, Request request, Fault fault) {
    var refusal = new Refusal(Refusal.Reason.STORE_UNREADABLE, fault.message());
    refuseWithoutId(delivery, refusal, Optional.of(request.attemptId()));
  }

  private Optional<Bytes> fingerprintOf(UUID attemptId) {
    return attempts
        .find(attemptId)
        .map(attempt -> attempt.command().fingerprint())
        .or(() -> Optional.ofNullable(refusing.get(attemptId)))
        .or(() -> ports.store().attempt(attemptId).map(AttemptRow::fingerprint));
  }

  /** The same command again gets the same answer, byte for byte. */
  private void repeat(Delivery delivery, UUID attemptId) {
    ports.house().tell(new Happening.CommandRepeated(attemptId));
    ports.commit(
        List.of(new Write.Republish(attemptId)),
        result -> {
          ports
              .store()
              .envelope(attemptId)
              .ifPresent(bytes -> answerAgain(delivery, attemptId, bytes, result));
          delivery.acknowledge().run();
        });
  }

  /** To whoever asked; and where the outbox takes nothing, to the attempt's own topic. */
  private void answerAgain(Delivery delivery, UUID attemptId, Bytes bytes, CommitResult result) {
    delivery.replyTo().ifPresent(to -> ports.live().send(to.topic(), bytes, to.correlation()));
    if (result instanceof CommitResult.Failed) {
      Unstored.publish(ports, "attempt/" + attemptId, bytes);
    }
  }

  private void receiveNew(Delivery delivery, Request request) {
    var time = ports.time();
    var at =
        new Situation(delivery.message(), time.stamp(), time.floor(), oldestNew(delivery.origin()));
    switch (CommandChecks.check(request, at)) {
      case CommandChecks.Verdict.Refused(var refusal) ->
          refuse(delivery, request, at.receivedAt(), refusal);
      case CommandChecks.Verdict.Fit(var command) ->
          receiveFit(delivery, request, command.from(delivery.origin()));
    }
  }

  /**
   * What was issued before may have been obeyed by an earlier store. A command of this box is as
   * new as can be; its untrusted clock may have been ahead when the store was made.
   */
  private Instant oldestNew(Origin origin) {
    return origin == Origin.CLOUD ? ports.store().birth().bornAt() : Instant.MIN;
  }

  private void receiveFit(Delivery delivery, Request request, Command command) {
    var refusal = unfit(command);
    if (refusal.isPresent()) {
      refuse(delivery, request, command.requestedAt(), refusal.get());
      return;
    }
    command.issuedAt().ifPresent(ports.time()::learn);
    command
        .deviceId()
        .ifPresent(id -> rates.count(id, command.type(), command.requestedAt().bootNanos()));
    attempts.accept(
        command,
        raw(delivery, command.attemptId(), command.requestedAt()),
        delivery.replyTo(),
        delivery.steps(),
        delivery.acknowledge());
  }

  /** Device, capability, limits, lane. */
  private Optional<Refusal> unfit(Command command) {
    if (command.deviceId().isEmpty()) {
      return noneSimulated(command.type());
    }
    var deviceId = command.deviceId().get();
    if (book.device(deviceId).isEmpty()) {
      return refusal(Refusal.Reason.UNKNOWN_DEVICE, "this gateway has no device " + deviceId);
    }
    return specialists
        .check(command, ports.drivers().abilities(deviceId))
        .or(() -> tooOften(command, deviceId))
        .or(() -> laneFull(command));
  }

  private Optional<Refusal> noneSimulated(ActionType type) {
    return execution.simulated().isEmpty()
        ? refusal(
            Refusal.Reason.CAPABILITY, type + " needs a simulated device, and there is none here")
        : laneFull(type, Optional.empty());
  }

  private Optional<Refusal> tooOften(Command command, UUID deviceId) {
    long now = command.requestedAt().bootNanos();
    var refusal = rates.check(deviceId, command.type(), now);
    if (refusal.isPresent()
        && command.type() == ActionType.UNLOCK_DOOR
        && rates.isBurst(deviceId, now)) {
      alarmBurst(deviceId, refusal.get());
    }
    return refusal;
  }

  private void alarmBurst(UUID deviceId, Refusal refusal) {
    var message = refusal.message();
    ports.house().tell(new Happening.Notice(Happening.Level.WARN, message));
    var draft =
        events.ofDevice(
            "gateway.unlock_burst",
            DeliveryClass.ACCESS,
            deviceId,
            ports.time().wall(),
            ports.time().stamp(),
            Map.of("message", message));
    ports.commit(List.of(new Write.Publish(draft)), result -> {});
  }

  private Optional<Refusal> laneFull(Command command) {
    boolean full =
        specialists.of(command.type()).isPresent()
            && command
                .deviceId()
                .filter(id -> attempts.performing(id) >= limits.othersQueued())
                .isPresent();
    return full ? busy() : laneFull(command.type(), command.deviceId());
  }

  private Optional<Refusal> laneFull(ActionType type, Optional<UUID> deviceId) {
    return lanes.of(deviceId).hasRoom(type.movesDoor()) ? Optional.empty() : busy();
  }

  private static Optional<Refusal> busy() {
    return refusal(
        Refusal.Reason.LANE_FULL,
        "too many commands already wait for this device; nothing was moved");
  }

  /** Ends as an attempt in error, which uses its id up. */
  private void refuse(Delivery delivery, Request request, Stamp now, Refusal refusal) {
    var refused = new RefusedAttempt(request, delivery.origin(), now);
    refusing.put(request.attemptId(), request.fingerprint());
    var ending = Ending.refused(refusal);
    var pending = envelopes.pending(refused.view(), now);
    var ended = envelopes.ended(refused.view(), ending, now);
    var writes = new ArrayList<Write>();
    writes.add(raw(delivery, request.attemptId(), now));
    writes.add(new Write.PutAttempt(refused.row()));
    writes.add(new Write.Publish(pending));
    writes.add(new Write.Publish(ended));
    events
        .attemptEnded(refused.view(), ending, now)
        .ifPresent(event -> writes.add(new Write.Publish(event)));
    ports
        .house()
        .tell(new Happening.CommandRefused(refusal.reason().wireName(), refusal.message()));
    ports.commit(
        writes,
        result -> {
          refusing.remove(request.attemptId());
          answer(delivery, List.of(pending, ended), result);
          delivery.steps().ended(Json.write(envelopes.publicObject(refused.view(), ending)));
          delivery.acknowledge().run();
        });
  }

  /** Tells of a command whose attempt can't be told. */
  private void refuseWithoutId(Delivery delivery, Refusal refusal, Optional<UUID> attemptId) {
    ports
        .house()
        .tell(new Happening.CommandRefused(refusal.reason().wireName(), refusal.message()));
    var fields = new HashMap<String, Object>();
    fields.put("reason", refusal.reason().wireName());
    fields.put("message", refusal.message());
    attemptId.ifPresent(id -> fields.put("action_attempt_id", id.toString()));
    var draft =
        events.ofGateway(
            "gateway.command_refused", DeliveryClass.COMMAND, ports.time().stamp(), fields);
    ports.commit(
        List.of(new Write.Publish(draft)),
        result -> {
          if (result instanceof CommitResult.Failed) {
            Unstored.publish(ports, draft);
          }
          delivery.acknowledge().run();
        });
  }

  /** Live, with the bytes that were stored; unstored, the last of them to its own topic. */
  private void answer(Delivery delivery, List<Draft> drafts, CommitResult result) {
    switch (result) {
      case CommitResult.Committed(var sequences) -> {
        var birth = ports.store().birth();
        for (int i = 0; i < drafts.size(); i++) {
          var bytes = drafts.get(i).placed(birth.storeId(), birth.epoch(), sequences.get(i));
          delivery
              .replyTo()
              .ifPresent(to -> ports.live().send(to.topic(), bytes, to.correlation()));
        }
      }
      case CommitResult.Failed failed -> Unstored.publish(ports, drafts.getLast());
    }
  }

  private static Write.KeepCommand raw(Delivery delivery, UUID attemptId, Stamp now) {
    return new Write.KeepCommand(
        attemptId, delivery.message().payload(), delivery.message().userProperties(), now);
  }

  private static Optional<Refusal> refusal(Refusal.Reason reason, String message) {
    return Optional.of(new Refusal(reason, message));
  }
}
