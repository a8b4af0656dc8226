package io.lintel.driver.zwave.security.join;

import io.lintel.spi.Fault.Advice;

/** Why a node got no keys, and what the installer does next. The codes are stable. */
public enum JoinFailure {
  NO_ANSWER(
      "zwave.join_no_answer",
      "The node fell silent while keys were exchanged. Bring it within a few metres of the stick,"
          + " check its battery, and include it again."),
  UNREACHABLE(
      "zwave.join_unreachable",
      "The node did not acknowledge a step of the key exchange. Bring it within a few metres of the"
          + " stick, check its battery, and include it again."),
  NO_PIN(
      "zwave.join_no_pin",
      "Nobody entered the PIN within four minutes. Have the label with its five digits at hand and"
          + " include the node again."),
  WRONG_PIN(
      "zwave.join_wrong_pin",
      "The PIN does not fit this node. Read the first five digits of the DSK on the node's own label"
          + " once more and include it again."),
  OTHER_NODE(
      "zwave.join_other_node",
      "The node that answered is not the one of this code. Check that the code was scanned from this"
          + " node's label, and that no other node nearby is in learn mode."),
  NO_ACCESS_CONTROL(
      "zwave.join_no_access_control",
      "The lock did not ask for the key that locks must have (S2 Access Control), so it is not kept."
          + " Reset the lock and include it again; if it asks for less again, use another lock."),
  NO_COMMON_CLASS(
      "zwave.join_no_common_class",
      "The node asked for no key that it may have here. Reset it and include it again, or allow a"
          + " class that it asks for."),
  UNKNOWN_SCHEME(
      Advice.REPAIR,
      "zwave.join_unknown_scheme",
      "The node offers no way of exchanging keys that is known here. Update its firmware, or use"
          + " another one."),
  CLIENT_SIDE(
      Advice.REPAIR,
      "zwave.join_client_side",
      "The node wants the PIN entered on itself, which is not offered here. Choose inclusion by its"
          + " label on the node, or use another one."),
  WEAK_KEY(
      "zwave.join_weak_key",
      "The public key of the node protects nothing. Someone may be interfering: include the node"
          + " again close to the stick, with no stranger about."),
  WRONG_LEVEL(
      "zwave.join_wrong_level",
      "A step of the key exchange came without the protection it must have. Someone may be"
          + " interfering: include the node again close to the stick, with no stranger about."),
  OTHER_GRANT(
      "zwave.join_other_grant",
      "The node heard another grant than was sent. Someone may be interfering: include the node"
          + " again close to the stick, with no stranger about."),
  KEY_NOT_GRANTED(
      "zwave.join_key_not_granted",
      "The node asked for a key that it was not granted. Reset it and include it again; if that"
          + " does not help, update its firmware."),
  NOT_VERIFIED(
      "zwave.join_not_verified",
      "The node could not show that it has its key. Include it again close to the stick."),
  CANCELLED("zwave.join_cancelled", "It was cancelled. Include the node again when ready."),
  NODE_REFUSED_GRANT(
      "zwave.join_node_refused_grant",
      "The node refuses the keys that it was granted. Reset it and include it again, or allow more"
          + " classes."),
  NODE_REFUSED_SCHEME(
      "zwave.join_node_refused_scheme",
      "The node refuses the way of exchanging keys that it offered. Update its firmware, or use"
          + " another one."),
  NODE_COULD_NOT_DECRYPT(
      "zwave.join_node_could_not_decrypt",
      "The node could not read what was sent: most likely the PIN is wrong. Read the first five"
          + " digits of the DSK on its label once more and include it again."),
  NODE_CANCELLED(
      "zwave.join_node_cancelled",
      "The node ended the key exchange. Reset it to factory settings and include it again."),
  NODE_SAW_WRONG_LEVEL(
      "zwave.join_node_saw_wrong_level",
      "The node heard a step of the key exchange without the protection it must have. Someone may"
          + " be interfering: include it again close to the stick, with no stranger about."),
  NODE_REFUSED_KEY(
      "zwave.join_node_refused_key",
      "The node refuses a key as not the one it asked for. Include it again close to the stick."),
  NODE_NOT_VERIFIED(
      "zwave.join_node_not_verified",
      "The node says that its key was not verified. Include it again close to the stick.");

  private final Advice advice;
  private final String code;
  private final String text;

  JoinFailure(String code, String text) {
    this(Advice.RETRY, code, text);
  }

  JoinFailure(Advice advice, String code, String text) {
    this.advice = advice;
    this.code = code;
    this.text = text;
  }

  public Advice advice() {
    return advice;
  }

  public String code() {
    return code;
  }

  /** For the installer: what it was and what to do next. */
  public String text() {
    return text;
  }
}
