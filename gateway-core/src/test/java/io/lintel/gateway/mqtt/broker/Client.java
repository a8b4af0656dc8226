package io.lintel.gateway.mqtt.broker;

import io.lintel.gateway.model.Bytes;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.BufferUnderflowException;

/** One client's connection, as the broker has it. Sends what the script says, from any thread. */
public final class Client {

  private final Socket socket;
  private final int number;

  Client(Socket socket, int number) {
    this.socket = socket;
    this.number = number;
  }

  /** Counted from 1 in the order they were accepted. */
  public int number() {
    return number;
  }

  public void connack(int reasonCode, boolean sessionPresent, Properties properties) {
    var body = new Bits().u8(sessionPresent ? 1 : 0).u8(reasonCode);
    properties.write(body);
    send(body.packet(0x20));
  }

  public void suback(Packet.Subscribe subscribe, int reasonCode) {
    var body = new Bits().u16(subscribe.id());
    Properties.none().write(body);
    subscribe.filters().forEach(filter -> body.u8(reasonCode));
    send(body.packet(0x90));
  }

  public void unsuback(Packet.Unsubscribe unsubscribe) {
    var body = new Bits().u16(unsubscribe.id());
    Properties.none().write(body);
    unsubscribe.filters().forEach(filter -> body.u8(0));
    send(body.packet(0xB0));
  }

  public void puback(Packet.Publish publish, int reasonCode) {
    var body = new Bits().u16(publish.id());
    if (reasonCode != 0) {
      body.u8(reasonCode);
      Properties.none().write(body);
    }
    send(body.packet(0x40));
  }

  public void publish(String topic, int id, String payload) {
    publish(new Packet.Publish(topic, id, 1, false, false, Properties.none(), Bytes.utf8(payload)));
  }

  public void publish(Packet.Publish publish) {
    int flags = (publish.duplicate() ? 8 : 0) | publish.qos() << 1 | (publish.retained() ? 1 : 0);
    var body = new Bits().text(publish.topic());
    if (publish.qos() > 0) {
      body.u16(publish.id());
    }
    publish.properties().write(body);
    send(body.raw(publish.payload().toArray()).packet(0x30 | flags));
  }

  public void pong() {
    send(new Bits().packet(0xD0));
  }

  public void disconnect(int reasonCode) {
    send(new Bits().u8(reasonCode).variable(0).packet(0xE0));
  }

  /** Closes the stream without a word. */
  public void hangUp() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes that may be anything. */
  public synchronized void send(byte[] bytes) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    } catch (IOException gone) {
      // the client hung up first; the script finds no more packets of it
    }
  }

  Packet read(DataInputStream in) throws IOException {
    int header = in.readUnsignedByte();
    int length = 0;
    int shift = 0;
    int digit;
    do {
      digit = in.readUnsignedByte();
      length |= (digit & 0x7F) << shift;
      shift += 7;
    } while ((digit & 0x80) != 0);
    byte[] body = new byte[length];
    in.readFully(body);
    try {
      return Packet.read(header, body);
    } catch (BufferUnderflowException | IllegalArgumentException notMqtt) {
      throw new IOException("not a packet of MQTT 5", notMqtt);
    }
  }
}
