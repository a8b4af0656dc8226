package io.lintel.gateway.mqtt.paho;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What the client writes, unchanged; the first bytes show that all its threads run. */
final class OutboundStream extends FilterOutputStream {

  private final HoldBack holdBack;

  OutboundStream(OutputStream out, HoldBack holdBack) {
    super(out);
    this.holdBack = holdBack;
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
    holdBack.spoken();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    holdBack.spoken();
  }
}
