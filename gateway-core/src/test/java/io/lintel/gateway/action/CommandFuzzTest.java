package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.time.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A million payloads through all checks that need no device: each ends in a verdict, no exception
 * escapes, and what is refused says why. {@code -Dfuzz.seed=N} plays other payloads.
 */
class CommandFuzzTest {

  private static final int PAYLOADS = Integer.getInteger("fuzz.payloads", 1_000_000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:05.000Z");
  private static final String TOPIC =
      "lintel/v1/lobby-1/command/5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01";

  private final Map<Refusal.Reason, Integer> refusals = new EnumMap<>(Refusal.Reason.class);
  private int fit;

  @Test
  void a_million_payloads_end_in_a_verdict_each() {
    PayloadMaker maker = new PayloadMaker(SEED);
    for (int n = 0; n < PAYLOADS; n++) {
      Bytes payload = maker.next();
      try {
        judge(payload, n % 2 == 0, n);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + SEED + ", payload " + n + ": " + payload.utf8(), e);
      }
    }
    assertTrue(fit > PAYLOADS / 100, "the maker is too wild: " + fit + " fit");
    assertEquals(
        List.of(),
        List.of(
                Refusal.Reason.NOT_JSON,
                Refusal.Reason.NO_ID,
                Refusal.Reason.EXPIRED,
                Refusal.Reason.WINDOW,
                Refusal.Reason.UNKNOWN_TYPE,
                Refusal.Reason.BAD_PARAMETER)
            .stream()
            .filter(reason -> !refusals.containsKey(reason))
            .toList(),
        "never met");
  }

  private void judge(Bytes payload, boolean trusted, int n) {
    Inbound message = message(payload, trusted, n);
    switch (CommandParser.parse(message)) {
      case CommandParser.Parsed.Anonymous(var refusal) -> count(refusal);
      case CommandParser.Parsed.Identified(var request) -> {
        check(request, message, trusted);
      }
    }
  }

  private void check(Request request, Inbound message, boolean trusted) {
    var at =
        new Situation(message, new Stamp("boot", 1_000_000_000L, NOW, trusted), NOW, Instant.EPOCH);
    switch (CommandChecks.check(request, at)) {
      case CommandChecks.Verdict.Refused(var refusal) -> count(refusal);
      case CommandChecks.Verdict.Fit(var command) -> {
        assertEquals(request.attemptId(), command.attemptId());
        fit++;
      }
    }
  }

  private void count(Refusal refusal) {
    assertTrue(refusal.message().length() > 10, refusal::toString);
    refusals.merge(refusal.reason(), 1, Integer::sum);
  }

  private static Inbound message(Bytes payload, boolean trusted, int n) {
    return new Inbound(
        TOPIC,
        payload,
        n % 97 == 0,
        false,
        false,
        trusted ? Optional.empty() : Optional.of(Duration.ofSeconds(30)),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
