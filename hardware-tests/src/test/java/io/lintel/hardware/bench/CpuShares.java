package io.lintel.hardware.bench;

import static io.lintel.hardware.bench.Figure.number;

import io.lintel.hardware.rig.Site;
import java.time.Duration;

/**
 * Processor time of the three processes that share the machine. Unlike a rate it hardly depends on
 * what else runs.
 *
 * @param load this process: the hand at the doors and the subscriber, or the raw publisher and the
 *     subscriber
 */
record CpuShares(Duration daemon, Duration broker, Duration load) {

  static CpuShares now(Site site) {
    return new CpuShares(
        new Proc(site.daemon().child().pid()).cpu(),
        new Proc(site.broker().pid()).cpu(),
        new Proc(ProcessHandle.current().pid()).cpu());
  }

  CpuShares since(CpuShares before) {
    return new CpuShares(
        daemon.minus(before.daemon), broker.minus(before.broker), load.minus(before.load));
  }

  /** Of each process for one of so many messages. */
  String shown(int messages) {
    return "daemon %s, broker %s, load %s µs"
        .formatted(micros(daemon, messages), micros(broker, messages), micros(load, messages));
  }

  private static String micros(Duration whole, int messages) {
    return number((double) whole.toNanos() / 1000 / messages);
  }
}
