package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.Recovery;
import io.lintel.driver.zwave.api.StartUp;
import io.lintel.driver.zwave.api.StartUp.Reset;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.api.StickMessage;
import io.lintel.driver.zwave.node.Faults;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.spi.Fault;
import io.lintel.spi.Host;
import java.time.Duration;
import java.util.Optional;

/**
 * The stick from link up to ready and back: does what {@link StartUp} and {@link Recovery} decide.
 * Runs on the driver's loop alone.
 */
final class Stick implements StickLine.Listener {
  /** Who hears of the stick. */
  interface Listener {
    void stickReady(StickInfo stick);

    /** It is being restarted; soon it is ready again or lost. */
    void stickRestarting();

    void stickLost(Fault why);

    void stickSaid(StickMessage message);
  }

  private final Host host;
  private final String link;
  private final boolean softReset;
  private final Listener listener;
  private final StickLine line;
  private StartUp.State startUp = StartUp.State.NONE;
  private Recovery recovery = Recovery.WELL;
  private Optional<StickInfo> ready = Optional.empty();

  /** Which start-up is under way: answers to the questions of an earlier one do not count. */
  private long run;

  /** A restarted USB stick may come back as a new link, which must not restart it again. */
  private boolean restarted;

  private long malformed;
  private boolean closed;

  Stick(Host host, String link, boolean softReset, Listener listener) {
    this.host = host;
    this.link = link;
    this.softReset = softReset;
    this.listener = listener;
    this.line = new StickLine(host.time(), this);
  }

  void open() {
    line.open(host.links(), link);
  }

  /** Safe to call twice. */
  void close() {
    closed = true;
    line.close();
  }

  StickLine line() {
    return line;
  }

  /** Starts it anew, as after its memory was opened. What is under way ends. */
  void restart() {
    if (ready.isPresent()) {
      stopWork();
      begin(softReset ? Reset.FIRST : Reset.NEVER);
    }
  }

  /** Present while the stick works. */
  Optional<StickInfo> ready() {
    return ready;
  }

  @Override
  public void lineUp() {
    begin(softReset && !restarted ? Reset.USUAL : Reset.NEVER);
  }

  @Override
  public void lineDown(Fault cause) {
    run++;
    ready = Optional.empty();
    listener.stickLost(cause);
  }

  @Override
  public void told(Frame frame) {
    try {
      var width = ready.map(StickInfo::width).orElse(NodeIdWidth.EIGHT_BITS);
      said(StickMessage.decode(frame, width));
    } catch (MalformedFrame bad) {
      malformed++;
      host.logger().log(System.Logger.Level.DEBUG, bad.getMessage());
    }
  }

  @Override
  public void stickSilent(SerialResult how) {
    if (ready.isPresent()) {
      host.logger().log(System.Logger.Level.WARNING, "the stick does not answer ({0})", how);
      climb(StartUp.Step.OVER);
    }
  }

  /** Everything from the line that could not be used, since the start. */
  long strays() {
    return line.strays() + malformed;
  }

  private void said(StickMessage message) {
    if (!(message instanceof StickMessage.Restarted)) {
      listener.stickSaid(message);
    } else if (ready.isPresent()) {
      host.logger().log(System.Logger.Level.WARNING, "the stick restarted by itself");
      stopWork();
      begin(Reset.NEVER);
    } else {
      step(StartUp.on(startUp, new StartUp.Input.Restarted()));
    }
  }

  private void begin(Reset reset) {
    run++;
    step(StartUp.begin(startUp, reset));
  }

  private void step(StartUp.Next next) {
    startUp = next.state();
    switch (next.effect()) {
      case StartUp.Effect.Nothing() -> {}
      case StartUp.Effect.Ask(SerialCommand command) -> ask(command);
      case StartUp.Effect.AskForRestart(SerialCommand command) -> restart(command);
      case StartUp.Effect.WakeAfter(long round, int delayMillis) ->
          host.time()
              .after(
                  Duration.ofMillis(delayMillis),
                  () -> step(StartUp.on(startUp, new StartUp.Input.Woke(round))));
      case StartUp.Effect.Ready(StickInfo stick) -> started(stick);
      case StartUp.Effect.Failed(StartUp.Step where) -> climb(where);
    }
  }

  private void ask(SerialCommand command) {
    long asked = run;
    line.submit(command, StickLine.Priority.ORDER, result -> replied(asked, result));
  }

  private void restart(SerialCommand command) {
    restarted = true;
    line.allowDirtyAck();
    ask(command);
  }

  private void replied(long asked, SerialResult result) {
    if (asked == run && !closed) {
      step(StartUp.on(startUp, new StartUp.Input.Replied(result)));
    }
  }

  private void started(StickInfo stick) {
    recovery = Recovery.WELL;
    restarted = false;
    ready = Optional.of(stick);
    listener.stickReady(stick);
  }

  private void climb(StartUp.Step failedAt) {
    recovery = recovery.failed();
    stopWork();
    switch (recovery.rung()) {
      case Recovery.Rung.Restart() -> begin(softReset ? Reset.FIRST : Reset.NEVER);
      case Recovery.Rung.Reopen() -> line.reopen();
      case Recovery.Rung.CallForHelp(int pauseMillis) -> {
        listener.stickLost(Faults.startUpFailed(failedAt, link));
        reopenAfter(pauseMillis);
      }
    }
  }

  private void reopenAfter(int pauseMillis) {
    long failed = run;
    host.time()
        .after(
            Duration.ofMillis(pauseMillis),
            () -> {
              if (failed == run && !closed) {
                line.reopen();
              }
            });
  }

  private void stopWork() {
    run++;
    ready = Optional.empty();
    listener.stickRestarting();
    line.drop();
  }
}
