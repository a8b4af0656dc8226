package io.lintel.gateway.secret;

import java.util.List;

/** Where sealing keys come from. */
public interface KeySource {

  /** As in the configuration: {@code file}, {@code systemd-credential}, … */
  String name();

  /**
   * The keys, newest first; at least one.
   *
   * @throws io.lintel.spi.FaultException {@code secret.key_missing}, {@code secret.key_exposed} or
   *     {@code secret.key_malformed}
   */
  List<Key> load();

  /** One sentence for the log at start: what a thief of the storage can and cannot read. */
  String protection();
}
