package io.lintel.gateway.noise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One sensor. Pure.
 *
 * <p>A threshold triggers when the level reaches it while it counts, and not again before the level
 * has fallen {@link NoiseThreshold#HYSTERESIS} below it, its daily window has ended, or the sensor
 * has been silent for {@link Samples#SILENCE_MAX}.
 *
 * @param samples what it told lately
 * @param triggering the thresholds that it stands above
 * @param believedUntilNanos boot time until which {@code triggering} counts without a reading: an
 *     alarm outlives a restart of the gateway, so that one noise is not told twice
 */
record NoiseSensor(
    List<NoiseThreshold> thresholds,
    Samples samples,
    Set<UUID> triggering,
    long believedUntilNanos) {

  /** The wall clock may be set at any time: the daily windows are looked at this often. */
  static final Duration LOOK_AT_LEAST = Duration.ofMinutes(1);

  NoiseSensor {
    thresholds = List.copyOf(thresholds);
    triggering = Set.copyOf(triggering);
  }

  /** As it was kept. */
  static NoiseSensor restored(
      List<NoiseThreshold> thresholds, Set<UUID> triggering, long nowNanos) {
    return new NoiseSensor(
        thresholds, Samples.none(), triggering, nowNanos + Samples.SILENCE_MAX.toNanos());
  }

  /**
   * What follows.
   *
   * @param triggered crossed just now, each once
   * @param level that crossed them; empty when nothing is known
   */
  record Step(NoiseSensor next, List<NoiseThreshold> triggered, Optional<NoiseLevel> level) {}

  Step heard(NoiseLevel level, Moment now) {
    return new NoiseSensor(
            thresholds, samples.plus(level, now.bootNanos()), triggering, believedUntilNanos)
        .look(now);
  }

  /** Time has passed, or a threshold has changed. */
  Step look(Moment now) {
    var current = samples.at(now.bootNanos());
    var level = current.level();
    var above = new LinkedHashSet<UUID>();
    var crossed = new ArrayList<NoiseThreshold>();
    for (var threshold : thresholds) {
      boolean was = triggering.contains(threshold.noiseThresholdId());
      if (threshold.window().contains(now.wall()) && isAbove(threshold, was, level, now)) {
        above.add(threshold.noiseThresholdId());
        if (!was) {
          crossed.add(threshold);
        }
      }
    }
    return new Step(
        new NoiseSensor(thresholds, current, above, believedUntilNanos),
        List.copyOf(crossed),
        level);
  }

  /** How long until time alone can change anything; empty without thresholds. */
  Optional<Duration> looksAgainIn(Moment now) {
    var boundaries =
        thresholds.stream()
            .map(threshold -> threshold.window().boundaryAfter(now.wall()))
            .map(boundary -> Duration.between(now.wall(), boundary));
    return thresholds.isEmpty()
        ? Optional.empty()
        : Stream.of(
                boundaries, samples.changesIn(now.bootNanos()).stream(), Stream.of(LOOK_AT_LEAST))
            .flatMap(durations -> durations)
            .min(Duration::compareTo);
  }

  Optional<NoiseThreshold> threshold(UUID id) {
    return thresholds.stream().filter(each -> each.noiseThresholdId().equals(id)).findFirst();
  }

  /** With a new threshold, or another one in the place of that with its id. */
  NoiseSensor with(NoiseThreshold threshold) {
    var rest = without(threshold.noiseThresholdId());
    var more = Stream.concat(rest.thresholds.stream(), Stream.of(threshold)).toList();
    boolean same = threshold(threshold.noiseThresholdId()).isPresent();
    return new NoiseSensor(more, samples, same ? triggering : rest.triggering, believedUntilNanos);
  }

  NoiseSensor without(UUID id) {
    return new NoiseSensor(
        thresholds.stream().filter(each -> !each.noiseThresholdId().equals(id)).toList(),
        samples,
        triggering.stream().filter(each -> !each.equals(id)).collect(Collectors.toSet()),
        believedUntilNanos);
  }

  /** The first of the other thresholds that forbids this one. */
  Optional<NoiseThreshold> conflict(NoiseThreshold threshold) {
    return without(threshold.noiseThresholdId()).thresholds.stream()
        .filter(
            other ->
                !other.window().zone().equals(threshold.window().zone())
                    || other.window().overlaps(threshold.window()))
        .findFirst();
  }

  private boolean isAbove(
      NoiseThreshold threshold, boolean was, Optional<NoiseLevel> level, Moment now) {
    if (level.isEmpty()) {
      return was && now.bootNanos() < believedUntilNanos;
    }
    return was ? !threshold.isLeftBy(level.get()) : threshold.isReachedBy(level.get());
  }

  /**
   * Now.
   *
   * @param bootNanos ages readings
   * @param wall tells the time of day
   */
  record Moment(long bootNanos, Instant wall) {}
}
