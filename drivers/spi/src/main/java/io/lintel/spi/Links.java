package io.lintel.spi;

/** Opens byte links. Exclusive use, reopening and their causes are the host's work. */
public interface Links {

  /**
   * Starts to open a link and keeps it open until it is closed: after a loss it is reopened with
   * back-off, 0.5 s to 15 s. Returns at once.
   *
   * @param address {@code tcp://host:port}, or the path of a serial port such as {@code
   *     /dev/serial/by-id/usb-…}
   * @param line how a serial port is set; ignored for tcp
   * @throws FaultException when the address has neither form
   */
  ByteLink open(String address, SerialLine line, LinkListener listener);
}
