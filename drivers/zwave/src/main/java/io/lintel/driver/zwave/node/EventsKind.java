package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.NotificationClass;
import io.lintel.driver.zwave.security.Level;
import io.lintel.spi.Capability;
import io.lintel.spi.Report;
import java.util.List;
import java.util.Optional;

/** Nodes that tell of tampering, wrong codes, failures and their power. */
final class EventsKind implements PartKind {
  @Override
  public Optional<Part> part(PartContext context) {
    return context.profile().endpointWith(NotificationClass.ID).isPresent()
        ? Optional.of(new Events(context))
        : Optional.empty();
  }

  /** Tells everything but where a bolt is, and what a {@link LockPart} tells. */
  private record Events(PartContext context) implements Part {
    @Override
    public List<Capability> capabilities() {
      return List.of();
    }

    @Override
    public void said(int endpoint, NodeCommand command, Level level) {
      reports(command).stream()
          .filter(each -> isTold(each, endpoint))
          .forEach(each -> context.reports().report(context.deviceId(), each));
    }

    /**
     * Who was not let in at a keypad without a bolt, or at another part of a lock, is told here.
     */
    private boolean isTold(Report report, int endpoint) {
      boolean lockTells = endpoint == 0 && context.profile().bolt().isPresent();
      return !LockNews.isOfLock(report) || (report instanceof Report.AccessDenied && !lockTells);
    }

    private List<Report> reports(NodeCommand command) {
      return AlarmNews.inNewForm(context.profile().product(), command)
              instanceof NotificationClass.Report report
          ? NotificationNews.of(report)
          : List.of();
    }
  }
}
