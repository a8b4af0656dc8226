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
  STRAY,
  /**
   * What is sealed, supervised or in pieces, and went to many: the sender repeats it to each alone.
   */
  MULTICAST,
  /** Asks for a nonce while as many as it may have are on their way. */
  NONCES_UNSAID,
  /** Wants to be answered while as many answers as it may have are on their way. */
  ANSWERS_UNSAID,
  /** Sends in pieces while as many words on that as it may have are on their way. */
  PIECES_UNSAID
}
