package io.lintel.gateway.driver.link;

import io.lintel.gateway.model.LinkFault;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;

/**
 * Says why a serial port cannot be used, in the installer's words.
 *
 * @param byId where adapters have names that stay
 * @param holders finds who has a port
 */
record PortDoctor(PortNames byId, PortHolders holders) {

  private static final int FILE_TYPE = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;

  /** Error numbers of Linux. */
  private static final int EACCES = 13;

  private static final int EAGAIN = 11;
  private static final int EBUSY = 16;
  private static final int ENOTTY = 25;
  private static final int OPEN_ALREADY_OR_GONE = 2;

  static PortDoctor ofThisBox() {
    return new PortDoctor(new PortNames(Path.of("/dev/serial/by-id")), PortHolders.ofThisBox());
  }

  /**
   * The port itself, behind its symbolic links, when it can be opened as far as can be seen.
   *
   * @throws FaultException with the cause when it cannot
   */
  Path ready(Path port) throws IOException {
    if (!Files.exists(port)) {
      throw new FaultException(missing(port));
    }
    Path real = port.toRealPath();
    if (!isCharacterDevice(real)) {
      throw new FaultException(
          fault(LinkFault.NOT_SERIAL, port, "it is there and is no serial port: correct link:"));
    }
    if (!Files.isReadable(real) || !Files.isWritable(real)) {
      throw new FaultException(noPermission(port, real));
    }
    return real;
  }

  /**
   * Why the system refused to open a port that seemed ready.
   *
   * @param errorNumber of {@code open}, {@code flock} or {@code ioctl}
   */
  Fault refused(Path port, Path real, int errorNumber) throws IOException {
    return switch (errorNumber) {
      case EACCES -> noPermission(port, real);
      case EAGAIN, EBUSY -> busy(port, real);
      case ENOTTY ->
          fault(LinkFault.NOT_SERIAL, port, "it is there and is no serial port: correct link:");
      // jSerialComm says so for a port that this process has open, Linux for one that is gone
      case OPEN_ALREADY_OR_GONE -> Files.exists(port) ? busy(port, real) : missing(port);
      default ->
          Files.exists(port)
              ? failed(port, "the system refused to open it (error " + errorNumber + ")")
              : missing(port);
    };
  }

  /** Why a port that was open is so no more. */
  Fault lost(Path port) {
    return Files.exists(port)
        ? fault(LinkFault.IO_ERROR, port, "reading or writing failed: check cable and power")
        : fault(LinkFault.UNPLUGGED, port, "it was unplugged; plug it in again");
  }

  Fault failed(Path port, String why) {
    return fault(LinkFault.OPEN_FAILED, port, why);
  }

  private Fault missing(Path port) {
    return fault(LinkFault.MISSING, port, "it is not there. " + byId.advice(port));
  }

  private Fault busy(Path port, Path real) {
    return fault(LinkFault.BUSY, port, holders.advice(real));
  }

  private Fault noPermission(Path port, Path real) throws IOException {
    var attributes = Files.readAttributes(real, PosixFileAttributes.class);
    boolean groupMay =
        attributes.permissions().contains(PosixFilePermission.GROUP_READ)
            && attributes.permissions().contains(PosixFilePermission.GROUP_WRITE);
    String user = System.getProperty("user.name", "lintel");
    return fault(
        LinkFault.NO_PERMISSION,
        port,
        Permissions.advice(real, user, attributes.group().getName(), groupMay));
  }

  private static boolean isCharacterDevice(Path path) throws IOException {
    Object mode = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return ((int) Objects.requireNonNull(mode) & FILE_TYPE) == CHARACTER_DEVICE;
  }

  private static Fault fault(LinkFault kind, Path port, String words) {
    return kind.because(port + ": " + words).with("port", port);
  }
}
