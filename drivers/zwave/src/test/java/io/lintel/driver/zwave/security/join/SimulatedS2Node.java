package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.SimulatedAir;
import io.lintel.driver.zwave.security.s2.S2Keys;
import io.lintel.driver.zwave.security.s2.S2Peer;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Comparator;
import java.util.Optional;

/** A node that joins with S2, and then hears and speaks under the best key that it has. */
public final class SimulatedS2Node {
  /** Where it lives. */
  public interface World {
    void send(Octets frame);

    void after(int millis, Runnable what);

    long nowMillis();

    /** It was told this under a network key. */
    void obey(Octets command);
  }

  private final World world;
  private final Sealer seal;
  private final JoiningNode joining;
  private Octets hostShown = Octets.NONE;
  private Optional<Level> best = Optional.empty();

  /**
   * A node of no network yet.
   *
   * @param wishedBits of the keys that it asks for
   */
  public SimulatedS2Node(S2Peer peer, int wishedBits, RandomSource random, World world) {
    this.world = world;
    this.seal = new Sealer(peer, random, new ToAir(), world::nowMillis, new FromSeal());
    this.joining = new JoiningNode(random, wishedBits, new FromJoining());
  }

  /** It joined elsewhere, and has this key. */
  public void has(SecurityClass by, NetworkKey key) {
    best = Optional.of(new Level.Secure(by));
    seal.grant(new Level.Secure(by), S2Keys.ofNetworkKey(key));
  }

  public Dsk dsk() {
    return joining.dsk();
  }

  /** A command of Security 2 came off the air. */
  public void hear(Octets frame) {
    seal.hear(frame);
  }

  /** Says it under the best key that it has. */
  public void say(Octets command) {
    seal.say(command, best.orElseThrow());
  }

  private void said(Octets command, Level level) {
    if (KexCommand.isOne(command)) {
      if (KexCommand.decode(command) instanceof KexCommand.PublicKeyReport report) {
        hostShown = report.key();
      }
      boolean temporary = level instanceof Level.Joining;
      joining.hear(new AirFrame(command, temporary ? joining.temporary() : Optional.empty()));
    } else if (Optional.of(level).equals(best)) {
      world.obey(command);
    }
  }

  private final class ToAir implements SimulatedAir.Hands<Octets> {
    @Override
    public void send(Octets frame) {
      world.send(frame);
    }

    @Override
    public void wakeAfter(long round, int delayMillis) {
      world.after(delayMillis, () -> seal.woke(round));
    }
  }

  private final class FromSeal implements Sealer.Listener {
    @Override
    public void said(Octets command, Level level) {
      SimulatedS2Node.this.said(command, level);
    }

    @Override
    public void wrongKey() {}

    @Override
    public void undelivered(Octets command, Level level) {}
  }

  /** Gives its S2 the keys as it comes by them. */
  private final class FromJoining implements SimulatedAir.Hands<AirFrame> {
    @Override
    public void send(AirFrame frame) {
      seal.say(frame.command(), level(frame));
    }

    @Override
    public void wakeAfter(long round, int delayMillis) {
      world.after(delayMillis, () -> joining.woke(round));
    }

    private Level level(AirFrame frame) {
      if (frame.sealedWith().isEmpty()) {
        return new Level.Clear();
      }
      return frame.sealedWith().equals(joining.temporary()) ? temporary(frame) : secure();
    }

    private Level temporary(AirFrame frame) {
      var level = new Level.Joining();
      if (frame.command().at(1) == KexCommand.KexSet.ID) {
        Octets agreed = joining.temporary().orElseThrow();
        seal.grant(level, S2Keys.temporary(agreed, hostShown, joining.shown()));
      }
      return level;
    }

    /** The key that came last is to be shown. */
    private Level secure() {
      joining.keys().forEach((bit, key) -> seal.grant(levelOf(bit), S2Keys.ofNetworkKey(key)));
      best = joining.keys().keySet().stream().map(FromJoining::classOf).min(BEST).map(SECURE);
      return best.orElseThrow();
    }

    private static final Comparator<SecurityClass> BEST = Comparator.naturalOrder();
    private static final java.util.function.Function<SecurityClass, Level> SECURE =
        Level.Secure::new;

    private static Level levelOf(int bit) {
      return new Level.Secure(classOf(bit));
    }

    private static SecurityClass classOf(int bit) {
      return SecurityClass.ofBits(bit).iterator().next();
    }
  }
}
