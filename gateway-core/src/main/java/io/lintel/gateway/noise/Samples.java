package io.lintel.gateway.noise;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The readings of a sensor that count now, oldest first: those of the last {@link #WINDOW}, and the
 * last one for as long as it can be believed.
 */
record Samples(List<Sample> all) {

  static final Duration WINDOW = Duration.ofSeconds(5);

  /** A sensor that is silent for longer says nothing of the noise now. */
  static final Duration SILENCE_MAX = Duration.ofMinutes(10);

  /** What a sensor tells faster than 12 times a second pushes its oldest out. */
  private static final int COUNT_MAX = 64;

  private static final Samples NONE = new Samples(List.of());

  /**
   * A reading.
   *
   * @param atNanos boot time
   */
  record Sample(NoiseLevel level, long atNanos) {}

  static Samples none() {
    return NONE;
  }

  Samples plus(NoiseLevel level, long nowNanos) {
    var more = Stream.concat(all.stream(), Stream.of(new Sample(level, nowNanos))).toList();
    return new Samples(more.subList(Math.max(0, more.size() - COUNT_MAX), more.size()))
        .at(nowNanos);
  }

  /** Without what has become too old. */
  Samples at(long nowNanos) {
    return new Samples(
        all.stream()
            .filter(sample -> nowNanos < sample.atNanos + lifetime(sample).toNanos())
            .toList());
  }

  /** Empty when nothing is known. */
  Optional<NoiseLevel> level() {
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(NoiseLevel.equivalent(all.stream().map(Sample::level).toList()));
  }

  /** How long until one more of them becomes too old. */
  Optional<Duration> changesIn(long nowNanos) {
    return all.stream()
        .map(sample -> Duration.ofNanos(sample.atNanos - nowNanos).plus(lifetime(sample)))
        .min(Duration::compareTo);
  }

  private Duration lifetime(Sample sample) {
    return sample.equals(all.getLast()) ? SILENCE_MAX : WINDOW;
  }
}
