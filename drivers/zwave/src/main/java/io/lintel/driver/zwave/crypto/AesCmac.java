package io.lintel.driver.zwave.crypto;

import io.lintel.driver.zwave.wire.Octets;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-128-CMAC (NIST SP 800-38B), 16 bytes. */
public final class AesCmac {
  public static Octets of(Octets key, Octets message) {
    var mac = new CMac(AESEngine.newInstance());
    mac.init(new KeyParameter(key.toArray()));
    mac.update(message.toArray(), 0, message.size());
    byte[] tag = new byte[mac.getMacSize()];
    mac.doFinal(tag, 0);
    return Octets.copyOf(tag);
  }

  private AesCmac() {}
}
