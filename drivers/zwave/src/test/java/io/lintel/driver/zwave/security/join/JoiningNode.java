package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.security.SimulatedAir;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A node that wants to join with S2, written from the specification's table of the joining side
 * (SDS13783, 4.2; timers TB1 to TB5 and TBI1). It shares nothing with the host but the codec.
 */
final class JoiningNode implements SimulatedAir.Side<AirFrame> {
  private static final int AUTHENTICATED_BITS = 0x06;
  private static final int ECHO_MILLIS = 10_000;
  private static final int REPEATS = 5;
  private static final int REST_MILLIS = 500;

  enum Phase {
    AWAITING_GET,
    AWAITING_SET,
    AWAITING_HOST_KEY,
    ECHOING,
    AWAITING_KEY,
    AWAITING_VERIFIED,
    DONE,
    FAILED
  }

  private final Curve25519.Keys pair;
  private final KexParameters wish;
  private final SimulatedAir.Hands<AirFrame> hands;
  private final Map<Integer, NetworkKey> keys = new HashMap<>();

  private Phase phase = Phase.AWAITING_GET;
  private KexParameters grant = new KexParameters(0, 0, 0, 0);
  private Optional<Octets> temporary = Optional.empty();
  private Optional<AirFrame> last = Optional.empty();
  private int asked;
  private int repeats;
  private long deadlineRound;
  private long repeatRound;
  private long echoRound;
  private long round;

  JoiningNode(RandomSource random, int wishedBits, SimulatedAir.Hands<AirFrame> hands) {
    pair = Curve25519.Keys.make(random);
    wish = new KexParameters(0, KexParameters.SCHEME_1, KexParameters.CURVE_25519, wishedBits);
    this.hands = hands;
    await(Phase.AWAITING_GET, 30_000);
  }

  Dsk dsk() {
    return Dsk.ofPublicKey(pair.shown());
  }

  Octets shown() {
    return pair.shown();
  }

  Optional<Octets> temporary() {
    return temporary;
  }

  Phase phase() {
    return phase;
  }

  boolean isOver() {
    return phase == Phase.DONE || phase == Phase.FAILED;
  }

  Map<Integer, NetworkKey> keys() {
    return keys;
  }

  @Override
  public void hear(AirFrame frame) {
    boolean joining = frame.sealedWith().isPresent() && frame.sealedWith().equals(temporary);
    if (frame.sealedWith().isEmpty() || joining) {
      read(frame.command(), joining);
    }
  }

  private void read(Octets octets, boolean joining) {
    if (isOver() || !KexCommand.isOne(octets)) {
      return;
    }
    try {
      heard(KexCommand.decode(octets), joining);
    } catch (MalformedFrame bad) {
      fail(KexFail.CANCEL);
    }
  }

  private void heard(KexCommand command, boolean joining) {
    switch (command) {
      case KexCommand.KexGet() when phase == Phase.AWAITING_GET ->
          say(Phase.AWAITING_SET, 240_000, AirFrame.clear(new KexCommand.KexReport(wish)));
      case KexCommand.KexSet(var parameters) when phase == Phase.AWAITING_SET -> set(parameters);
      case KexCommand.PublicKeyReport report
          when report.ofHost() && phase == Phase.AWAITING_HOST_KEY ->
          agree(report.key());
      case KexCommand.KexReport(var parameters) when phase == Phase.ECHOING ->
          echoed(parameters, joining);
      case KexCommand.NetworkKeyReport report when phase == Phase.AWAITING_KEY ->
          take(report, joining);
      case KexCommand.TransferEnd end when phase == Phase.AWAITING_VERIFIED ->
          verified(end, joining);
      case KexCommand.Fail _ -> over(Phase.FAILED);
      default -> {} // once more, or out of turn: the specification lets it pass
    }
  }

  private void set(KexParameters parameters) {
    if (parameters.schemes() != wish.schemes() || parameters.curves() != wish.curves()) {
      fail(KexFail.SCHEME);
    } else if ((parameters.keys() & ~wish.keys()) != 0 || parameters.keys() == 0) {
      fail(KexFail.KEY);
    } else {
      grant = parameters;
      boolean blanked = (grant.keys() & AUTHENTICATED_BITS) != 0;
      Octets shown = blanked ? Octets.of(0, 0).plus(pair.shown().from(2)) : pair.shown();
      say(
          Phase.AWAITING_HOST_KEY,
          10_000,
          AirFrame.clear(new KexCommand.PublicKeyReport(false, shown)));
    }
  }

  private void agree(Octets hostKey) {
    temporary = Curve25519.agree(pair.secret(), hostKey);
    await(Phase.ECHOING, 240_000);
    echo();
  }

  private void echo() {
    hands.send(AirFrame.sealed(new KexCommand.KexSet(grant.echo()), temporary.orElseThrow()));
    echoRound = ++round;
    hands.wakeAfter(echoRound, ECHO_MILLIS);
  }

  private void echoed(KexParameters parameters, boolean joining) {
    if (!joining || !parameters.equals(wish.echo())) {
      fail(KexFail.AUTH);
    } else {
      askNext();
    }
  }

  private void askNext() {
    int left = grant.keys() & ~keys.keySet().stream().reduce(0, (a, b) -> a | b);
    if (left == 0) {
      phase = Phase.DONE;
      hands.send(joining(new KexCommand.TransferEnd(false, true)));
    } else {
      asked = Integer.lowestOneBit(left);
      say(Phase.AWAITING_KEY, 10_000, joining(new KexCommand.NetworkKeyGet(asked)));
    }
  }

  private void take(KexCommand.NetworkKeyReport report, boolean joining) {
    if (!joining || report.bit() != asked) {
      fail(joining ? KexFail.REPORT : KexFail.AUTH);
    } else {
      keys.put(asked, report.key());
      say(
          Phase.AWAITING_VERIFIED,
          10_000,
          AirFrame.sealed(new KexCommand.NetworkKeyVerify(), report.key().octets()));
    }
  }

  private void verified(KexCommand.TransferEnd end, boolean joining) {
    if (!joining || !end.keyVerified() || end.complete()) {
      fail(joining ? KexFail.VERIFY : KexFail.AUTH);
    } else {
      askNext();
    }
  }

  @Override
  public void woke(long woken) {
    if (isOver()) {
      return;
    }
    if (woken == deadlineRound) {
      over(Phase.FAILED);
    } else if (woken == echoRound && phase == Phase.ECHOING) {
      echo();
    } else if (woken == repeatRound) {
      last.ifPresent(hands::send);
    }
  }

  @Override
  public void undelivered(AirFrame frame) {
    if (!isOver() && last.filter(frame::equals).isPresent() && repeats < REPEATS) {
      repeats++;
      repeatRound = ++round;
      hands.wakeAfter(repeatRound, REST_MILLIS);
    } else if (phase == Phase.DONE && repeats++ < REPEATS) {
      hands.send(frame);
    }
  }

  private void say(Phase next, int limitMillis, AirFrame frame) {
    await(next, limitMillis);
    last = Optional.of(frame);
    repeats = 0;
    hands.send(frame);
  }

  private void await(Phase next, int limitMillis) {
    phase = next;
    last = Optional.empty();
    deadlineRound = ++round;
    hands.wakeAfter(deadlineRound, limitMillis);
  }

  private void fail(KexFail type) {
    over(Phase.FAILED);
    hands.send(AirFrame.clear(type.command()));
  }

  private void over(Phase end) {
    phase = end;
    temporary = Optional.empty();
  }

  private AirFrame joining(KexCommand command) {
    return AirFrame.sealed(command, temporary.orElseThrow());
  }
}
