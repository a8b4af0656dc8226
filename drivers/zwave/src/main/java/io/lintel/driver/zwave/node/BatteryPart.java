package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.BatteryClass;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.spi.Capability;
import io.lintel.spi.Report;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How full a node's battery is: asked once a day at most, for each question takes of it. That also
 * finds a lock that has fallen silent and that nobody uses.
 */
final class BatteryPart implements Part {
  static final Duration PERIOD = Duration.ofDays(1);

  private static final Question LEVEL = Question.of(0, BatteryClass.get());

  private final PartContext context;
  private boolean known;
  private Time.@Nullable Timer next;

  BatteryPart(PartContext context) {
    this.context = context;
  }

  @Override
  public List<Capability> capabilities() {
    return List.of();
  }

  @Override
  public void ready() {
    if (!known) {
      ask();
    }
  }

  @Override
  public void said(int endpoint, NodeCommand command, Level level) {
    if (command instanceof BatteryClass.Report(int percent, boolean low, var condition)) {
      known();
      tell(new Report.Battery(percent));
      if (low || condition.filter(BatteryClass.Condition::replace).isPresent()) {
        tell(new Report.Trouble(NodeFault.BATTERY_LOW.fault()));
      }
    }
  }

  @Override
  public void close() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  private void ask() {
    known();
    context.talk().get(Message.background(LEVEL.command()), LEVEL::isAnsweredBy, this::answered);
  }

  private void answered(Answer answer) {
    if (!(answer instanceof Answer.Said)) {
      known = false;
    }
  }

  /** For a day. */
  private void known() {
    known = true;
    close();
    next = context.time().after(PERIOD, this::ask);
  }

  private void tell(Report report) {
    context.reports().report(context.deviceId(), report);
  }
}
