package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.MultilevelSensorClass;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.spi.Capability;
import io.lintel.spi.SoundLevel;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sensor senses. It tells that by itself, to its lifeline; one on mains that has said
 * nothing for a while is asked, one on a battery once after each start.
 */
final class SensorPart implements Part {
  /** Longer than a well sensor keeps silent while something changes. */
  private static final Duration SILENCE_LIMIT = Duration.ofMinutes(5);

  private final PartContext context;
  private final int endpoint;
  private final Map<Integer, Question> readings;
  private boolean asked;
  private Time.@Nullable Timer next;

  /**
   * A part that has heard nothing yet.
   *
   * @param readings what it senses, by its type, and how that is asked
   */
  SensorPart(PartContext context, int endpoint, Map<Integer, Question> readings) {
    this.context = context;
    this.endpoint = endpoint;
    this.readings = Map.copyOf(readings);
  }

  @Override
  public List<Capability> capabilities() {
    return readings.containsKey(MultilevelSensorClass.LOUDNESS)
        ? List.of(new NodeSoundLevel())
        : List.of();
  }

  @Override
  public void ready() {
    if (!asked) {
      asked = true;
      ask();
    }
  }

  @Override
  public void said(int from, NodeCommand command, Level level) {
    if (from == endpoint && command instanceof MultilevelSensorClass.Report) {
      ClimateNews.ofSensor(command)
          .ifPresent(report -> context.reports().report(context.deviceId(), report));
      askAfterSilence();
    }
  }

  @Override
  public void rest() {
    asked = false;
    close();
  }

  @Override
  public void close() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  /** The answers come as everything that it says: there is nothing to be done with their ends. */
  private void ask() {
    readings
        .values()
        .forEach(
            reading ->
                context
                    .talk()
                    .get(
                        Message.background(reading.command()).at(reading.endpoint()),
                        reading::isAnsweredBy,
                        _ -> {}));
    askAfterSilence();
  }

  private void askAfterSilence() {
    close();
    if (context.profile().listening() && !context.profile().hasBattery()) {
      next = context.time().after(SILENCE_LIMIT, this::ask);
    }
  }

  /** Each reading is a report. */
  private record NodeSoundLevel() implements SoundLevel {}
}
