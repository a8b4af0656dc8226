package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.encap.Peeled;
import io.lintel.driver.zwave.encap.SessionsHeard;
import io.lintel.driver.zwave.encap.Supervision;
import io.lintel.driver.zwave.encap.Wrapping;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.util.List;

/**
 * Takes in what a node said, below security: unwraps it, judges whether it is believed, and answers
 * what it supervises. Runs on the driver's loop alone.
 */
final class Reception {
  /** What comes of it. */
  interface Listener {
    /** Whether someone waits for just this; then it is believed at the level that it came at. */
    boolean isAwaited(int endpoint, Octets command, Level level);

    void heard(int endpoint, Octets command, Level level);

    void reported(int endpoint, Supervision.Report report, Level level);

    /** Goes back wrapped and secured as the command came. */
    void answer(Octets command, Level level);

    void dropped(Drop why);
  }

  private final Time time;
  private final Listener listener;
  private Partner partner = Partner.STRANGER;
  private SessionsHeard sessions = SessionsHeard.NONE;

  Reception(Time time, Listener listener) {
    this.time = time;
    this.listener = listener;
  }

  void know(Partner known) {
    partner = known;
  }

  void said(Octets octets, Level level) {
    try {
      take(Peeled.of(octets), level);
    } catch (MalformedFrame _) {
      listener.dropped(Drop.MALFORMED);
    }
  }

  private void take(Peeled peeled, Level level) {
    int endpoint = peeled.wrapping().endpoint();
    switch (peeled.content()) {
      case Peeled.Content.Report(Supervision.Report report) ->
          listener.reported(endpoint, report, level);
      case Peeled.Content.Commands(List<Octets> commands) ->
          take(peeled.wrapping(), believed(endpoint, commands, level), level);
    }
  }

  private List<Octets> believed(int endpoint, List<Octets> commands, Level level) {
    return commands.stream().filter(command -> isBelieved(endpoint, command, level)).toList();
  }

  private boolean isBelieved(int endpoint, Octets command, Level level) {
    boolean believed =
        partner.isBelieved(level, command.at(0)) || listener.isAwaited(endpoint, command, level);
    if (!believed) {
      listener.dropped(Drop.TOO_OPEN);
    }
    return believed;
  }

  private void take(Wrapping wrapping, List<Octets> commands, Level level) {
    if (commands.isEmpty()) {
      return;
    }
    boolean before = wrapping.supervised().filter(get -> isRepeated(wrapping, get)).isPresent();
    if (before) {
      listener.dropped(Drop.SUPERVISED_BEFORE);
    } else {
      commands.forEach(command -> listener.heard(wrapping.endpoint(), command, level));
    }
    wrapping.supervised().ifPresent(get -> answer(wrapping, get, level));
  }

  private boolean isRepeated(Wrapping wrapping, Supervision.Get get) {
    boolean known = sessions.knows(wrapping.endpoint(), get, time.nanos());
    if (!known) {
      sessions = sessions.with(wrapping.endpoint(), get, time.nanos());
    }
    return known;
  }

  /** In any case: the node repeats it, and drains its battery, until it is answered. */
  private void answer(Wrapping wrapping, Supervision.Get get, Level level) {
    var report = Supervision.answer(get, Supervision.Status.SUCCESS);
    listener.answer(wrapping.answer(report.encode()), level);
  }
}
