package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.crypto.AesCcm;
import io.lintel.driver.zwave.crypto.AesCmac;
import io.lintel.driver.zwave.crypto.CtrDrbg;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The nonces shared with the other side (SPAN): both draw the same ones, in turn, whoever speaks.
 *
 * @param shared where both stand, if ever they were in step
 * @param ours entropy that the other side was given and has not used yet
 * @param theirs entropy that the other side gave, for our next message
 */
record Span(Optional<Shared> shared, Optional<Ours> ours, Optional<Octets> theirs) {
  static final int ENTROPY_BYTES = 16;

  static final Span NONE = new Span(Optional.empty(), Optional.empty(), Optional.empty());

  /** Nothing is on its way for longer, the stick's own repetitions and routes included. */
  static final long ON_THE_AIR_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final Octets EXTRACTION = S2Keys.repeated(0x26, 16);
  private static final Octets FILLER = S2Keys.repeated(0x88, 15);

  /**
   * Where both stand.
   *
   * @param mutual whether the other side surely holds it too; else it is for hearing alone
   */
  record Shared(Level level, CtrDrbg generator, boolean mutual) {
    boolean isFor(Level wanted) {
      return mutual && level.equals(wanted);
    }

    Shared at(CtrDrbg next) {
      return new Shared(level, next, mutual);
    }

    Shared doubted() {
      return new Shared(level, generator, false);
    }
  }

  /**
   * Entropy of ours.
   *
   * @param crossedAtNanos when a message of ours began another span since, if one did
   */
  record Ours(Octets entropy, long toldAtNanos, OptionalLong crossedAtNanos) {
    /**
     * Whether a span that is begun with it now may have passed one of ours on the air: the two
     * sides may then each hold to the other's.
     */
    boolean maybeCrossed(long nowNanos) {
      return crossedAtNanos.isPresent()
          && nowNanos - crossedAtNanos.getAsLong() < ON_THE_AIR_LIMIT_NANOS;
    }
  }

  /** A nonce, and the generator after it. */
  record Drawn(Octets nonce, CtrDrbg next) {}

  static CtrDrbg instantiate(Octets sender, Octets receiver, S2Keys keys) {
    return CtrDrbg.instantiate(mixed(sender, receiver), keys.personalization());
  }

  static Drawn draw(CtrDrbg generator) {
    CtrDrbg.Drawn drawn = generator.draw();
    return new Drawn(drawn.block().slice(0, AesCcm.NONCE_BYTES), drawn.next());
  }

  /** CKDF-MEI, SDS13783 4.2.6.4. */
  static Octets mixed(Octets sender, Octets receiver) {
    Octets key = AesCmac.of(EXTRACTION, sender.plus(receiver));
    Octets first = AesCmac.of(key, FILLER.plus(0).plus(FILLER).plus(1));
    return first.plus(AesCmac.of(key, first.plus(FILLER).plus(2)));
  }

  Optional<Shared> usable(Level level) {
    return shared.filter(each -> each.isFor(level));
  }

  boolean canSend(Level level) {
    return usable(level).isPresent() || theirs.isPresent();
  }

  /** A message of ours was sealed with the next shared nonce. */
  Span drawn(Shared next) {
    return new Span(Optional.of(next), ours, theirs);
  }

  /** A message of ours begins a new span with their entropy. */
  Span begun(Shared next, long nowNanos) {
    var now = OptionalLong.of(nowNanos);
    var crossing = ours.map(each -> new Ours(each.entropy(), each.toldAtNanos(), now));
    return new Span(Optional.of(next), crossing, Optional.empty());
  }

  /** A message of theirs began a new span with our entropy. */
  Span accepted(Shared next) {
    return new Span(Optional.of(next), Optional.empty(), Optional.empty());
  }

  /** They were given entropy: whatever was shared, they begin anew. */
  Span told(Octets entropy, long nowNanos) {
    var fresh = Optional.of(new Ours(entropy, nowNanos, OptionalLong.empty()));
    return new Span(shared.map(Shared::doubted), fresh, theirs);
  }

  /** They gave entropy: whatever was shared, they wait for a new span. */
  Span given(Octets entropy) {
    return new Span(shared.map(Shared::doubted), ours, Optional.of(entropy));
  }

  /** Without what was shared under keys that do not hold any more. */
  Span under(List<S2Grant> before, List<S2Grant> after) {
    var kept = shared.filter(each -> keys(before, each).equals(keys(after, each)));
    return new Span(kept, ours, theirs);
  }

  private static List<S2Grant> keys(List<S2Grant> grants, Shared shared) {
    return grants.stream().filter(grant -> grant.level().equals(shared.level())).toList();
  }
}
