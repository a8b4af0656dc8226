package io.lintel.gateway.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Origin;
import io.lintel.gateway.time.Stamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The checks that need the message and the clocks alone, in the contract's order: retained,
 * expired, window, type and parameters. Pure.
 */
final class CommandChecks {

  private CommandChecks() {}

  /** How the checks ended. */
  sealed interface Verdict {
    record Refused(Refusal refusal) implements Verdict {}

    record Fit(Command command) implements Verdict {}
  }

  static Verdict check(Request request, Situation at) {
    try {
      refuseRetained(at);
      var times = Times.read(request, at);
      refuseExpired(times, at);
      refuseWindow(request, times, at);
      return new Verdict.Fit(command(request, times, at));
    } catch (RefusedException e) {
      return new Verdict.Refused(e.refusal());
    }
  }

  private static void refuseRetained(Situation at) {
    if (at.message().retained()) {
      throw RefusedException.of(
          Refusal.Reason.RETAINED,
          "a command must not be retained: it would be obeyed again later");
    }
  }

  private static void refuseExpired(Times times, Situation at) {
    if (times.expiresAt.filter(expiry -> !expiry.isAfter(at.now())).isPresent()) {
      throw RefusedException.of(
          Refusal.Reason.EXPIRED,
          "the command expired at %s, before it was received; nothing was moved"
              .formatted(Timestamps.iso(times.expiresAt.get())));
    }
  }

  private static void refuseWindow(Request request, Times times, Situation at) {
    if (at.trusted()
        && times
            .issuedAt
            .filter(t -> t.isAfter(at.now().plus(Limits.ISSUED_AHEAD_MAX)))
            .isPresent()) {
      throw window("issued_at lies more than 60 s ahead of this gateway's clock; set the sender's");
    }
    var type = ActionType.of(request.type());
    if (type.isPresent()) {
      refuseTypeWindow(type.get(), times, at);
    }
  }

  private static void refuseTypeWindow(ActionType type, Times times, Situation at) {
    if (type.needsExpiry() && (times.writtenExpiry.isEmpty() || times.issuedAt.isEmpty())) {
      throw window(type + " needs issued_at and expires_at");
    }
    if (isTooLong(type, times.issuedAt, times) || isTooLong(type, nowFor(at), times)) {
      throw window(
          "expires_at of %s lies more than %d s after issued_at or now"
              .formatted(type, type.expiryMax().toSeconds()));
    }
    if (type.movesDoor()) {
      refuseOldStore(times, at);
      refuseUntrusted(at);
    }
  }

  /** An untrusted clock may be years behind, so a window can't be measured against it. */
  private static Optional<Instant> nowFor(Situation at) {
    return at.trusted() ? Optional.of(at.now()) : Optional.empty();
  }

  private static boolean isTooLong(ActionType type, Optional<Instant> from, Times times) {
    return from.isPresent()
        && times.writtenExpiry.isPresent()
        && times.writtenExpiry.get().isAfter(from.get().plus(type.expiryMax()));
  }

  private static void refuseOldStore(Times times, Situation at) {
    if (times.issuedAt.filter(t -> t.isBefore(at.storeBornAt())).isPresent()) {
      throw RefusedException.of(
          Refusal.Reason.NEW_STORE,
          "the command is older than this gateway's store, which can't tell whether it was obeyed"
              + " before; send a new one");
    }
  }

  private static void refuseUntrusted(Situation at) {
    if (at.trusted()) {
      return;
    }
    var message = at.message();
    if (message.expiry().isEmpty()) {
      throw untrusted("send a Message Expiry Interval");
    }
    if (message.duplicate() || message.beforeSubscribed()) {
      throw untrusted("it may have waited for any time: send a new one");
    }
  }

  private static Command command(Request request, Times times, Situation at) {
    var type =
        ActionType.of(request.type())
            .orElseThrow(
                () ->
                    RefusedException.of(
                        Refusal.Reason.UNKNOWN_TYPE,
                        "\"%s\" is none of the 19 action types".formatted(request.type())));
    var timeout = Parameters.timeout(request, type);
    var deed = Parameters.check(request, type);
    var received = at.receivedAt();
    return new Command(
        request.attemptId(),
        type,
        deed.deviceId(),
        request.canonicalParams(),
        request.fingerprint(),
        deed.code(),
        Origin.CLOUD,
        Parameters.issuedBy(request),
        received,
        received.plus(shorter(timeout, times.remaining(at))),
        received.plus(timeout),
        times.issuedAt,
        times.expiresAt,
        keepUntil(received, times));
  }

  private static Duration shorter(Duration timeout, Optional<Duration> remaining) {
    return remaining.filter(left -> left.compareTo(timeout) < 0).orElse(timeout);
  }

  private static Stamp keepUntil(Stamp received, Times times) {
    var least = received.plus(Limits.KEEP_MIN);
    var pastExpiry = times.expiresAt.map(expiry -> expiry.plus(Limits.KEEP_PAST_EXPIRY));
    return pastExpiry
        .filter(late -> late.isAfter(least.wall()))
        .map(late -> least.plus(Duration.between(least.wall(), late)))
        .orElse(least);
  }

  private static RefusedException window(String message) {
    return RefusedException.of(Refusal.Reason.WINDOW, message);
  }

  private static RefusedException untrusted(String message) {
    return RefusedException.of(
        Refusal.Reason.CLOCK_UNTRUSTED, "this gateway's clock is not synchronised; " + message);
  }

  /**
   * The times of a command.
   *
   * @param writtenExpiry {@code expires_at} as written, or its default by type
   * @param expiresAt the earlier of that and the Message Expiry Interval
   */
  private record Times(
      Optional<Instant> issuedAt, Optional<Instant> writtenExpiry, Optional<Instant> expiresAt) {

    /** The published default for what needs no expiry. */
    private static final Duration DEFAULT = Duration.ofHours(1);

    /** Years of four digits: near the ends of what an Instant holds, sums of times overflow. */
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    static Times read(Request request, Situation at) {
      var issued = instant(request, "issued_at");
      var written = instant(request, "expires_at").or(() -> defaultExpiry(request, at));
      var interval = at.message().expiry().map(at.now()::plus);
      return new Times(issued, written, earlier(written, interval));
    }

    Optional<Duration> remaining(Situation at) {
      return expiresAt.map(expiry -> Duration.between(at.now(), expiry));
    }

    private static Optional<Instant> defaultExpiry(Request request, Situation at) {
      return ActionType.of(request.type())
          .filter(type -> !type.needsExpiry())
          .map(type -> at.now().plus(DEFAULT));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
      return one.isPresent() && other.isPresent()
          ? Optional.of(one.get().isBefore(other.get()) ? one.get() : other.get())
          : one.or(() -> other);
    }

    private static Optional<Instant> instant(Request request, String name) {
      JsonNode field = request.field(name);
      if (field.isMissingNode()) {
        return Optional.empty();
      }
      return Optional.of(
          parsed(field.asText())
              .orElseThrow(
                  () ->
                      window(
                          name
                              + " is not an ISO 8601 time with Z, such as"
                              + " 2026-01-31T12:00:00.000Z")));
    }

    private static Optional<Instant> parsed(String text) {
      try {
        return Optional.of(Instant.parse(text))
            .filter(t -> !t.isBefore(EARLIEST) && t.isBefore(END));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }
}
