package io.lintel.hardware.zwave;

import io.lintel.driver.zwave.api.ApiCapabilities;
import io.lintel.driver.zwave.api.ControllerId;
import io.lintel.driver.zwave.api.ControllerVersion;
import io.lintel.driver.zwave.api.InitData;
import io.lintel.driver.zwave.api.LongestCommands;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.api.StickMessage;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Credentials;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.talk.Partner;
import io.lintel.driver.zwave.talk.SetNews;
import io.lintel.driver.zwave.talk.Switchboard;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.hardware.rig.Signal;
import io.lintel.spi.Fault;
import io.lintel.spi.Permit;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The driver from the line up to its talk with nodes, without interviews and without what a lock is
 * given time for: what a command costs as such.
 */
final class LiveTalk implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** The house's stick: a static controller. */
  private static final StickInfo STICK =
      new StickInfo(
          new ApiCapabilities(1, 0, 0, 0, 0, Octets.copyOf(new byte[32])),
          new InitData(9, 0, Octets.NONE),
          new ControllerVersion("Z-Wave 7.18", 1),
          new ControllerId(Octets.ofHex("c0de0001"), new NodeId(1)),
          NodeIdWidth.EIGHT_BITS,
          LongestCommands.USUAL);

  private final Signal heard = new Signal();
  private final LiveHost host;
  private final StickLine line;
  private final Radio radio;
  private final Switchboard switchboard;
  private volatile boolean up;

  LiveTalk(String address, LiveMemory memory) {
    host = new LiveHost(memory, new LiveReports(), new LiveLog());
    line = new StickLine(host, new FromLine());
    radio = new Radio(host, line, _ -> {});
    switchboard = new Switchboard(radio, host, (_, _, _, _) -> {});
    host.tell(() -> line.open(host.links(), address));
    heard.awaitTrue("the line", LIMIT, () -> up);
    host.tell(
        () -> {
          radio.use(STICK);
          switchboard.use(new Credentials(STICK.id(), keys(), RandomSource.secure()));
        });
  }

  /** From now on this node is spoken to with its key. */
  void know(int node, SecurityClass by) {
    var partner = new Partner(new Level.Secure(by), Set.of(), by.isS2(), by.isS2(), 2);
    host.tell(() -> switchboard.know(new NodeId(node), partner));
  }

  /** Sends a set and waits for the last word: the node's own, or else the stick's. */
  void set(int node, Octets command) {
    SetNews last =
        within(
            end ->
                switchboard
                    .with(new NodeId(node))
                    .set(
                        order(command),
                        news -> {
                          if (news instanceof SetNews.Ended) {
                            end.accept(news);
                          }
                        }));
    if (!(last instanceof SetNews.Confirmed || last instanceof SetNews.Delivered)) {
      throw new AssertionError("node " + node + ": " + last);
    }
  }

  /** Asks, and waits for an answer that begins like this. */
  Octets get(int node, Octets question, Octets begin) {
    Answer answer =
        this.<Answer>within(
            end ->
                switchboard
                    .with(new NodeId(node))
                    .get(order(question), said -> begins(said, begin), end));
    if (!(answer instanceof Answer.Said(Octets command))) {
      throw new AssertionError("node " + node + ": " + answer);
    }
    return command;
  }

  @Override
  public void close() {
    host.tell(line::close);
    host.close();
  }

  private NetworkKeys keys() {
    return host.secrets().get(NetworkKeys.SECRET_NAME).flatMap(NetworkKeys::unsealed).orElseThrow();
  }

  private static Message order(Octets command) {
    return new Message(command, 0, Permit.unlimited(), StickLine.Priority.ORDER);
  }

  private static boolean begins(Octets said, Octets begin) {
    return said.size() >= begin.size() && said.slice(0, begin.size()).equals(begin);
  }

  private <T> T within(Consumer<Consumer<T>> begin) {
    var ended = new CompletableFuture<T>();
    host.execute(() -> begin.accept(ended::complete));
    try {
      return ended.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private final class FromLine implements StickLine.Listener {
    @Override
    public void lineUp() {
      up = true;
      heard.changed();
    }

    @Override
    public void lineDown(Fault cause) {
      up = false;
    }

    @Override
    public void told(Frame frame) {
      if (StickMessage.decode(frame, NodeIdWidth.EIGHT_BITS)
          instanceof StickMessage.FromNode from) {
        switchboard.received(new NodeId(from.node()), from.command());
      }
    }

    @Override
    public void stickSilent(SerialResult how) {
      throw new AssertionError("the stick is silent: " + how);
    }
  }
}
