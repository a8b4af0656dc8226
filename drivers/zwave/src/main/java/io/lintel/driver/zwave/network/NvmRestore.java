package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.Nvm;
import io.lintel.driver.zwave.api.RadioReceiving;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import java.util.Optional;

/**
 * Writes a copy back into the memory of a stick that matches. From the first byte written it cannot
 * be called off, and the next start says that it is half done, until the keys are back too.
 *
 * @param why it will fail, if it will
 */
record NvmRestore(
    Nvm nvm,
    Octets image,
    Phase phase,
    int round,
    int chunkBytes,
    int written,
    boolean cancelled,
    Optional<Fault> why)
    implements Operation {

  enum Phase {
    SILENCING,
    OPENING,
    /** The stick shows how much it takes at once. */
    PROBING,
    CLOSING_PROBE,
    REOPENING,
    /** That the stick is half written is made durable before it is. */
    NOTING,
    WRITING,
    CLOSING,
    /** Its radio goes on again. */
    LISTENING
  }

  private static final int NOTE_MILLIS = 10_000;

  static NvmRestore of(Nvm nvm, Octets image) {
    return new NvmRestore(
        nvm, image, Phase.SILENCING, 1, NvmBackup.SAFE_CHUNK_BYTES, 0, false, Optional.empty());
  }

  @Override
  public Step begin() {
    return Step.of(this, new Effect.Ask(round, RadioReceiving.off()));
  }

  @Override
  public Step on(Input input) {
    return switch (input) {
      case Input.Replied(int asked, SerialResult.Responded(Frame response)) when asked == round ->
          replied(response.payload());
      case Input.Replied(int asked, SerialResult _) when asked == round -> close(failed());
      case Input.Kept(int asked) when asked == round && phase == Phase.NOTING -> write();
      case Input.Woke(int woken) when woken == round && phase == Phase.NOTING ->
          close(because(NetworkFaults.notNotedRestore()));
      case Input.Cancelled() -> cancel();
      case Input.StickLost() -> Step.end(new End.Failed(lost()));
      case Input.Replied _,
          Input.Woke _,
          Input.Told _,
          Input.Pinged _,
          Input.Joined _,
          Input.Kept _ ->
          Step.of(this);
    };
  }

  private Step replied(Octets payload) {
    try {
      return switch (phase) {
        case SILENCING -> ask(at(Phase.OPENING), nvm.open());
        case OPENING -> opened(nvm.decode(payload));
        case PROBING -> probed(nvm.decode(payload));
        case CLOSING_PROBE -> cancelled ? close(this) : ask(at(Phase.REOPENING), nvm.open());
        case REOPENING -> reopened(nvm.decode(payload));
        case NOTING -> Step.of(this);
        case WRITING -> wrote(nvm.decode(payload));
        case CLOSING -> listen();
        case LISTENING -> ended();
      };
    } catch (MalformedFrame _) {
      return close(failed());
    }
  }

  private Step opened(Nvm.Reply reply) {
    if (!reply.isOk()) {
      return close(failed());
    }
    return reply.number() == image.size()
        ? ask(at(Phase.PROBING), nvm.read(0, Math.min(Nvm.LONGEST_CHUNK, image.size())))
        : close(because(NetworkFaults.notThisStick("memory size")));
  }

  private Step probed(Nvm.Reply reply) {
    int taken = reply.isOk() ? reply.data().size() : 0;
    NvmRestore next = taken == 0 ? this : chunked(taken);
    return ask(next.at(Phase.CLOSING_PROBE), nvm.close());
  }

  private Step reopened(Nvm.Reply reply) {
    return reply.isOk() ? at(Phase.NOTING).note() : close(failed());
  }

  private Step note() {
    return Step.of(
        this,
        new Effect.WakeAfter(round, NOTE_MILLIS),
        new Effect.Keep(round, new Unfinished.Restoring()));
  }

  private Step wrote(Nvm.Reply reply) {
    if (!reply.isOk()) {
      return close(failed());
    }
    NvmRestore next = advanced();
    return next.written == image.size()
        ? close(next).after(new Effect.Progress(image.size(), image.size()))
        : next.write();
  }

  private Step write() {
    Octets chunk = image.slice(written, Math.min(image.size(), written + chunkBytes));
    return ask(at(Phase.WRITING), nvm.write(written, chunk))
        .after(new Effect.Progress(written, image.size()));
  }

  private Step cancel() {
    return hasBegun()
        ? Step.of(this, new Effect.Say("The stick is being written: this must run to its end."))
        : Step.of(new NvmRestore(nvm, image, phase, round, chunkBytes, written, true, why));
  }

  private static Step close(NvmRestore before) {
    return switch (before.phase) {
      case CLOSING -> before.listen();
      case LISTENING -> before.ended();
      case SILENCING, OPENING, PROBING, CLOSING_PROBE, REOPENING, NOTING, WRITING ->
          before.ask(before.at(Phase.CLOSING), before.nvm.close());
    };
  }

  private Step listen() {
    return ask(at(Phase.LISTENING), RadioReceiving.on());
  }

  /** A stick that was written whole is started anew when the keys are back too. */
  private Step ended() {
    return written == image.size()
        ? Step.end(new End.Restored())
        : Step.end(why.<End>map(End.Failed::new).orElseGet(End.Cancelled::new))
            .after(new Effect.RestartStick());
  }

  private boolean hasBegun() {
    return phase.compareTo(Phase.NOTING) >= 0;
  }

  private NvmRestore failed() {
    return why.isPresent() ? this : because(broken());
  }

  private Fault broken() {
    return hasBegun()
        ? NetworkFaults.restoreFailed(written)
        : NetworkFaults.stickFailed("open its memory");
  }

  private Fault lost() {
    return hasBegun() ? NetworkFaults.restoreFailed(written) : NetworkFaults.stickLostWithout();
  }

  private Step ask(NvmRestore next, SerialCommand command) {
    return Step.of(next, new Effect.Ask(next.round, command));
  }

  private NvmRestore at(Phase into) {
    return new NvmRestore(nvm, image, into, round + 1, chunkBytes, written, cancelled, why);
  }

  private NvmRestore chunked(int bytes) {
    return new NvmRestore(nvm, image, phase, round, bytes, written, cancelled, why);
  }

  private NvmRestore advanced() {
    int now = Math.min(image.size(), written + chunkBytes);
    return new NvmRestore(nvm, image, phase, round, chunkBytes, now, cancelled, why);
  }

  private NvmRestore because(Fault fault) {
    return new NvmRestore(
        nvm, image, phase, round, chunkBytes, written, cancelled, Optional.of(fault));
  }
}
