package io.lintel.driver.zwave.security.s2;

/** Why something heard was not taken for true. */
public enum S2Drop {
  MALFORMED,
  /** Heard before. */
  DUPLICATE,
  /** No key and nonce of ours opens it; the node was told so, or has just been. */
  UNREADABLE,
  /** It names the nonce that it was given, and still no key opens it: the keys differ. */
  WRONG_KEY,
  /** It has an extension that must be understood and is not. */
  UNKNOWN_EXTENSION,
  /** Authentic and without content. */
  EMPTY,
  /** A nonce that nobody asked for and that follows nothing; kept for the next command. */
  STRAY_NONCE,
  /** The node missed a multicast; this host sends none. */
  MULTICAST_MISSED,
  /** A command of 0x9F that belongs to other machines, or to none. */
  NOT_FOR_HERE
}
