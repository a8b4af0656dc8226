package io.lintel.gateway.store;

import io.lintel.gateway.model.StoreFault;
import io.lintel.spi.Fault;
import java.nio.file.Path;

/** What can be wrong with the store so that it cannot begin or be read. */
final class StoreFaults {

  private StoreFaults() {}

  static Fault inUse(Path folder) {
    return StoreFault.IN_USE.because(
        folder
            + " is used by another Lintel process: stop that one, or give this one a data_dir of"
            + " its own");
  }

  static Fault cannotOpen(Path folder, Exception cause) {
    return StoreFault.CANNOT_OPEN.because(
        "the store in "
            + folder
            + " cannot be opened ("
            + cause.getMessage()
            + "): check that the folder exists, belongs to the daemon's user and has space");
  }

  static Fault unreadable(Exception cause) {
    return StoreFault.UNREADABLE.because(
        "the store cannot be read ("
            + cause.getMessage()
            + "): check the storage medium, then restart Lintel");
  }

  static Fault closed() {
    return StoreFault.CLOSED.because("the store was closed: restart Lintel");
  }

  static Fault sealed() {
    return StoreFault.SEALED.because(
        "the store holds sealed values and no key source is set up: set secrets.source in"
            + " gateway.yaml to the one used before");
  }
}
