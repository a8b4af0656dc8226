package io.lintel.driver.zwave.talk;

/** Why something heard was not taken for a node's word. Counted under these names. */
public enum Drop {
  /** No conversation is held with the node. */
  UNKNOWN_NODE,
  MALFORMED,
  /** Not protected as well as the node can, and of a class that has to be. */
  TOO_OPEN,
  /** Security found that it was heard before. */
  HEARD_BEFORE,
  /** A supervised command that had been answered; it was answered again. */
  SUPERVISED_BEFORE,
  /** No key and nonce opens it. */
  UNREADABLE,
  /** It is sealed with a nonce of ours and no key opens it. */
  WRONG_KEY,
  /** Belongs to nothing that is under way. */
  STRAY
}
