package io.lintel.gateway.boot;

import io.lintel.gateway.model.StoreFault;
import io.lintel.spi.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of the daemon's own: store, key, logs, sockets. */
final class DataFolder {

  private DataFolder() {}

  /**
   * Makes the folder where there is none. Others may pass through, to reach the admin socket, and
   * list nothing.
   *
   * @throws FaultException {@code store.cannot_open} when it cannot be made or written
   */
  static void make(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x--x"));
      }
    } catch (IOException e) {
      throw new FaultException(
          StoreFault.CANNOT_OPEN.because(
              "data_dir %s cannot be made (%s): make it, and give it to the daemon's user"
                  .formatted(folder, e)));
    }
  }
}
