package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.encap.Segment;
import io.lintel.driver.zwave.encap.Supervision;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The conversations with all nodes. Runs on the driver's loop alone. */
public final class Switchboard {
  /** Who hears what nodes say. */
  public interface Listener {
    /**
     * The node said this, by itself or in answer to a question; each thing once, as far as the node
     * supervises it or security tells a repetition.
     *
     * @param endpoint 0 for the node itself
     * @param command without encapsulation, at least one byte
     * @param level high enough for this class at this node; commands of Security 0 and 2 come at
     *     any
     */
    void heard(NodeId node, int endpoint, Octets command, Level level);

    /** What the node sealed with a nonce of ours opens under none of its keys. */
    default void wrongKey(NodeId node) {}
  }

  /** Transport Service, Supervision, Security 0 and 2. */
  private static final Set<Integer> NOT_TO_MANY =
      Set.of(Segment.ID, Supervision.ID, S0Voice.CLASS_ID, S2Voice.CLASS_ID);

  private final Radio radio;
  private final Time time;
  private final Listener listener;
  private final Replies replies = Replies.none();
  private final Tally tally = new Tally();
  private final Map<NodeId, Conversation> conversations = new HashMap<>();
  private Optional<Credentials> credentials = Optional.empty();

  public Switchboard(Radio radio, Time time, Listener listener) {
    this.radio = radio;
    this.time = time;
    this.listener = listener;
  }

  /** Speaks with a node, from now until {@link #forget}. */
  public Talk with(NodeId node) {
    return conversation(node);
  }

  /** From now on nodes with a key are spoken to; before, they are not. */
  public void use(Credentials known) {
    credentials = Optional.of(known);
    conversations.values().forEach(each -> each.use(known));
  }

  /** For a key exchange with the node. */
  public JoiningKeys joiningKeys(NodeId node) {
    return conversation(node).joiningKeys();
  }

  /** How the node is spoken to from now on; exchanges under way end as they began. */
  public void know(NodeId node, Partner partner) {
    conversation(node).know(partner);
  }

  /** Ends what is under way with the node; what it says later is counted alone. */
  public void forget(NodeId node) {
    Conversation ended = conversations.remove(node);
    if (ended != null) {
      ended.rest();
    }
  }

  /**
   * A command came off the air that went to many. What asks for an answer, or is sealed for a
   * group, is not for this host: it is in no group, and an answer of each receiver jams the air.
   */
  public void receivedByMany(NodeId node, Octets command) {
    if (command.size() > 0 && NOT_TO_MANY.contains(command.at(0))) {
      tally.count(Drop.MULTICAST);
    } else {
      received(node, command);
    }
  }

  /** A command came off the air, for this host alone. */
  public void received(NodeId node, Octets command) {
    Conversation conversation = conversations.get(node);
    if (conversation == null) {
      tally.count(Drop.UNKNOWN_NODE);
    } else {
      conversation.heard(command);
    }
  }

  /** The stick is away: every exchange ends. */
  public void rest() {
    List.copyOf(conversations.values()).forEach(Conversation::rest);
  }

  /** What was not taken for a node's word, since the start. */
  public Tally tally() {
    return tally;
  }

  private Conversation conversation(NodeId node) {
    return conversations.computeIfAbsent(node, this::begun);
  }

  private Conversation begun(NodeId node) {
    var conversation =
        new Conversation(node, radio, time, replies.toAnother(), new FromConversations());
    credentials.ifPresent(conversation::use);
    return conversation;
  }

  private final class FromConversations implements Conversation.Listener {
    @Override
    public void heard(NodeId node, int endpoint, Octets command, Level level) {
      listener.heard(node, endpoint, command, level);
    }

    @Override
    public void dropped(NodeId node, Drop why) {
      tally.count(why);
      if (why == Drop.WRONG_KEY) {
        listener.wrongKey(node);
      }
    }
  }
}
