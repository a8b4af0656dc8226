package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.node.Interview.Effect;
import io.lintel.driver.zwave.node.Interview.Input;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.Seeded;
import io.lintel.driver.zwave.security.join.Grant;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Partner;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Interviews on an air that belongs to someone else: he forges what is said in the clear, answers
 * there in the node's name, keeps off the air what he likes, and the box restarts. {@code
 * -Dsim.seed=N} replays one seed.
 */
class HostileAirSim {
  private static final int SEEDS = Integer.getInteger("sim.seeds", 500);
  private static final int STEPS = 120;
  private static final List<SecurityClass> KEYS = List.of(SecurityClass.values());
  private static final Octets STICK_KNOWS = Octets.ofHex("c00001044003");
  private static final Octets DOOR_LOCK = Octets.of(0x62);
  private static final List<Octets> FORGED =
      List.of(
          Octets.ofHex("0440037262"),
          Octets.ofHex("044003726280718663"),
          Octets.ofHex("04400372629f"),
          Octets.ofHex("044003726298"),
          Octets.ofHex("0421017231"),
          Octets.ofHex("04"));

  @Test
  void a_node_that_joined_here_is_never_asked_or_believed_below_its_grant() {
    int known = 0;
    for (long seed : Seeded.seeds(SEEDS)) {
      var random = new SplittableRandom(seed);
      var run = new Run(seed, random, new Standing(KEYS, Optional.of(grant(random))));
      run.go();
      known += run.known ? 1 : 0;
    }
    assertTrue(SEEDS == 1 || known > SEEDS / 4, known + " came to an end: nothing was tested");
  }

  /** It is told from the stick's memory, as its keys came without it. */
  @Test
  void a_lock_that_joined_elsewhere_is_never_asked_in_the_clear() {
    int known = 0;
    for (long seed : Seeded.seeds(SEEDS)) {
      var random = new SplittableRandom(seed);
      SecurityClass best = KEYS.get(random.nextInt(KEYS.size()));
      var run = new Run(seed, random, new Standing(KEYS, Optional.empty()), best);
      run.go();
      known += run.known ? 1 : 0;
    }
    assertTrue(SEEDS == 1 || known > SEEDS / 4, known + " came to an end: nothing was tested");
  }

  private static Grant grant(SplittableRandom random) {
    Set<SecurityClass> classes = EnumSet.of(KEYS.get(random.nextInt(KEYS.size())));
    if (random.nextBoolean()) {
      classes.add(KEYS.get(random.nextInt(KEYS.size())));
    }
    return new Grant(classes, Optional.empty());
  }

  /** One node. */
  private static final class Run {
    private final long seed;
    private final SplittableRandom random;
    private final Standing standing;
    private final SecurityClass best;
    private Interview.Next now;
    private boolean known;

    Run(long seed, SplittableRandom random, Standing standing) {
      this(seed, random, standing, standing.granted().orElseThrow());
    }

    Run(long seed, SplittableRandom random, Standing standing, SecurityClass best) {
      this.seed = seed;
      this.random = random;
      this.standing = standing;
      this.best = best;
      this.now = Interview.begin(Interview.State.NONE, kept(), standing);
    }

    /** Perhaps what was found in the clear before, by a version that believed it. */
    private Findings kept() {
      return standing.grant().isEmpty() || random.nextInt(4) > 0
          ? Findings.NONE
          : standing.remembered(
              Findings.NONE.introduced(FORGED.getFirst()).secured(Findings.Security.CLEAR));
    }

    void go() {
      for (int step = 0; step < STEPS; step++) {
        now = random.nextInt(30) == 0 ? restarted() : Interview.on(now.state(), next());
        check();
      }
    }

    private Interview.Next restarted() {
      Octets kept = now.state().findings().encode();
      Findings found = Findings.decode(kept).orElse(Findings.NONE);
      return Interview.begin(now.state(), standing.remembered(found), standing);
    }

    private Input next() {
      return switch (random.nextInt(8)) {
        case 0 -> new Input.NodeSaid(FORGED.get(random.nextInt(FORGED.size())));
        case 1 -> new Input.StickKnows(STICK_KNOWS);
        case 2 -> new Input.Woke(now.state().round());
        case 3 -> new Input.Answered(disturbed());
        default -> expected();
      };
    }

    private Answer disturbed() {
      return switch (random.nextInt(4)) {
        case 0 -> new Answer.NotDecoded();
        case 1 -> new Answer.Undelivered(new Delivery.NeverLeft(Delivery.Cause.NODE_SILENT));
        case 2 -> new Answer.Undelivered(new Delivery.Unacknowledged());
        default -> new Answer.Silence();
      };
    }

    /** Under its key the node alone can answer; what it answers matters little here. */
    private Input expected() {
      return switch (now.effect()) {
        case Effect.Ask(Question _, Optional<SecurityClass> at)
            when !at.equals(Optional.of(best)) ->
            new Input.Answered(disturbed());
        case Effect.Ask(Question question, var _) ->
            new Input.Answered(
                question.answerBegins().at(0) > 0x90
                    ? new Answer.Said(question.answerBegins().plus(0, 0x62).plus(DOOR_LOCK))
                    : new Answer.Said(question.answerBegins()));
        case Effect.AskStick() -> new Input.StickKnows(STICK_KNOWS);
        default -> new Input.Woke(now.state().round());
      };
    }

    private void check() {
      Findings findings = now.state().findings();
      if (now.effect() instanceof Effect.Ask(var _, Optional<SecurityClass> at)) {
        assertTrue(standing.grant().isEmpty() || at.equals(Optional.of(best)), toString());
        believes(Partners.of(findings, at), at.orElseThrow());
      }
      findings.security().ifPresent(as -> assertEquals(Optional.of(best), as.best(), toString()));
      if (standing.grant().isPresent() || findings.security().isPresent()) {
        believes(Partners.of(findings, standing), best);
      }
      if (now.effect() instanceof Effect.Known(NodeProfile profile)) {
        assertEquals(Optional.of(best), profile.security(), toString());
        known = true;
      }
    }

    private void believes(Partner partner, SecurityClass at) {
      assertEquals(new Level.Secure(at), partner.level(), toString());
      assertFalse(partner.isBelieved(new Level.Clear(), DOOR_LOCK.at(0)), toString());
    }

    @Override
    public String toString() {
      return "-Dsim.seed=" + seed + " " + now.effect();
    }
  }
}
