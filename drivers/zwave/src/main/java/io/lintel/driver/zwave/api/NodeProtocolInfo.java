package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/**
 * What the stick remembers of a node: GetNodeProtocolInfo, 0x41. Costs no radio.
 *
 * @param listening always awake
 * @param frequentListening asleep, and woken by a beam of a second (FLiRS): most battery locks
 * @param security it said so when it joined; many that know it do not
 * @param genericClass 0 when the stick does not know the node; 0x40 entry control
 */
public record NodeProtocolInfo(
    boolean listening,
    boolean frequentListening,
    boolean security,
    int basicClass,
    int genericClass,
    int specificClass) {
  private static final int LISTENING = 0x80;
  private static final int FREQUENT_LISTENING = 0x60;
  private static final int SECURITY = 0x01;

  private static final int ENTRY_CONTROL = 0x40;

  /** Doors and keypads whose type demands security; the two before it are locks without. */
  private static final int FIRST_SECURE = 0x03;

  public static SerialCommand ask(NodeId node, NodeIdWidth width) {
    return SerialCommand.question(FunctionId.GET_NODE_PROTOCOL_INFO, width.write(node));
  }

  public static NodeProtocolInfo decode(Octets payload) {
    var reader = new OctetReader(payload, "GetNodeProtocolInfo");
    int capability = reader.u8("capability");
    int security = reader.u8("security");
    reader.u8("speed extension");
    return new NodeProtocolInfo(
        (capability & LISTENING) != 0,
        (security & FREQUENT_LISTENING) != 0,
        (security & SECURITY) != 0,
        reader.u8("basic class"),
        reader.u8("generic class"),
        reader.u8("specific class"));
  }

  public boolean isKnown() {
    return genericClass != 0;
  }

  /** A door lock or a keypad. */
  public boolean isEntryControl() {
    return genericClass == ENTRY_CONTROL;
  }

  /** One that cannot be without security, by its type or its own word when it joined. */
  public boolean isSecureEntryControl() {
    return isEntryControl() && (security || specificClass >= FIRST_SECURE);
  }
}
