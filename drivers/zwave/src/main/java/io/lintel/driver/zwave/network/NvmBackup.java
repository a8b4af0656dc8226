package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.Nvm;
import io.lintel.driver.zwave.api.RadioReceiving;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;

/**
 * Copies the stick's memory, with its radio off so that nothing changes meanwhile. Whatever happens
 * the memory is closed and the stick started anew.
 *
 * @param chunkBytes what the stick gives at once
 */
record NvmBackup(
    Nvm nvm, Phase phase, int round, int size, int chunkBytes, Octets copy, Verdict verdict)
    implements Operation {
  /** Larger than that of any known stick (512 KiB), so that a wrong size ends. */
  static final int LARGEST_BYTES = 2 << 20;

  /** Some sticks give nothing when asked for too much at once. */
  static final int SAFE_CHUNK_BYTES = 48;

  enum Phase {
    SILENCING,
    OPENING,
    READING,
    CLOSING,
    /** Its radio goes on again. */
    LISTENING
  }

  /** How it will end. */
  sealed interface Verdict {
    record Good() implements Verdict {}

    record Unwanted() implements Verdict {}

    record Bad(Fault why) implements Verdict {}
  }

  static NvmBackup of(Nvm nvm) {
    return new NvmBackup(
        nvm, Phase.SILENCING, 1, 0, Nvm.LONGEST_CHUNK, Octets.NONE, new Verdict.Good());
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
      case Input.Cancelled() -> Step.of(with(new Verdict.Unwanted()));
      case Input.StickLost() -> Step.end(new End.Failed(NetworkFaults.stickLostWithout()));
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
        case READING -> read(nvm.decode(payload));
        case CLOSING -> listen();
        case LISTENING -> ended();
      };
    } catch (MalformedFrame _) {
      return close(failed());
    }
  }

  private Step opened(Nvm.Reply reply) {
    boolean plausible = reply.isOk() && reply.number() > 0 && reply.number() <= LARGEST_BYTES;
    return plausible ? sized(reply.number()).next() : close(failed());
  }

  private Step read(Nvm.Reply reply) {
    if (reply.isOk() && reply.data().size() == 0 && chunkBytes > SAFE_CHUNK_BYTES) {
      return chunked(SAFE_CHUNK_BYTES).next();
    }
    boolean fits =
        reply.isOk() && reply.data().size() > 0 && copy.size() + reply.data().size() <= size;
    return fits ? grown(reply.data()).next() : close(failed());
  }

  /** Each chunk is a step of its own, so that orders come between. */
  private Step next() {
    if (!(verdict instanceof Verdict.Good)) {
      return close(this);
    }
    if (copy.size() == size) {
      return close(this).after(new Effect.Progress(size, size));
    }
    int length = Math.min(chunkBytes, size - copy.size());
    return ask(at(Phase.READING), nvm.read(copy.size(), length))
        .after(new Effect.Progress(copy.size(), size));
  }

  private static Step close(NvmBackup before) {
    return switch (before.phase) {
      case CLOSING -> before.listen();
      case LISTENING -> before.ended();
      case SILENCING, OPENING, READING -> before.ask(before.at(Phase.CLOSING), before.nvm.close());
    };
  }

  private Step listen() {
    return ask(at(Phase.LISTENING), RadioReceiving.on());
  }

  private Step ended() {
    End end =
        switch (verdict) {
          case Verdict.Good() -> new End.Image(copy);
          case Verdict.Unwanted() -> new End.Cancelled();
          case Verdict.Bad(Fault why) -> new End.Failed(why);
        };
    return Step.end(end).after(new Effect.RestartStick());
  }

  /** A copy that is whole stays good, also when closing goes wrong. */
  private NvmBackup failed() {
    boolean whole = size > 0 && copy.size() == size;
    return whole || !(verdict instanceof Verdict.Good)
        ? this
        : with(new Verdict.Bad(NetworkFaults.nvmFailed(copy.size())));
  }

  private Step ask(NvmBackup next, SerialCommand command) {
    return Step.of(next, new Effect.Ask(next.round, command));
  }

  private NvmBackup at(Phase into) {
    return new NvmBackup(nvm, into, round + 1, size, chunkBytes, copy, verdict);
  }

  private NvmBackup sized(int bytes) {
    return new NvmBackup(nvm, phase, round, bytes, chunkBytes, copy, verdict);
  }

  private NvmBackup chunked(int bytes) {
    return new NvmBackup(nvm, phase, round, size, bytes, copy, verdict);
  }

  private NvmBackup grown(Octets more) {
    return new NvmBackup(nvm, phase, round, size, more.size(), copy.plus(more), verdict);
  }

  private NvmBackup with(Verdict other) {
    return new NvmBackup(nvm, phase, round, size, chunkBytes, copy, other);
  }
}
