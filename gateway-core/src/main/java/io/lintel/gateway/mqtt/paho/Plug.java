package io.lintel.gateway.mqtt.paho;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** How a socket to the broker is opened, and what its reader and writer go through. */
interface Plug {

  /** Connects, encrypted or not. Waits at most the connect limit for each step. */
  Socket open() throws IOException;

  InputStream reading(InputStream raw);

  OutputStream writing(OutputStream raw);

  /** The client closed the socket. */
  void closed();
}
