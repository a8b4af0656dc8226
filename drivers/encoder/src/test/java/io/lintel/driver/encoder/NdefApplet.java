package io.lintel.driver.encoder;

import javacard.framework.APDU;
import javacard.framework.Applet;
import javacard.framework.ISO7816;
import javacard.framework.ISOException;
import javacard.framework.JCSystem;
import javacard.framework.Util;

/**
 * A Type 4 Tag as a Java Card applet, run by jCardSim: selection, memory, status words and chaining
 * are those of the Java Card runtime and not of this project.
 */
public final class NdefApplet extends Applet {
  private static final short CAPABILITIES = (short) 0xE103;
  private static final short MESSAGE = (short) 0xE104;
  private static final byte INS_READ = (byte) 0xB0;
  private static final byte INS_UPDATE = (byte) 0xD6;

  /** MLe 0x40, MLc 0x30, 512 bytes, read and written freely. */
  private static final byte[] CONTAINER = {
    0x00, 0x0F, 0x20, 0x00, 0x40, 0x00, 0x30, 0x04, 0x06, (byte) 0xE1, 0x04, 0x02, 0x00, 0x00, 0x00
  };

  private final byte[] message = new byte[512];
  private final short[] selected =
      JCSystem.makeTransientShortArray((short) 1, JCSystem.CLEAR_ON_DESELECT);

  /** As the runtime asks for it. */
  public static void install(byte[] parameters, short offset, byte length) {
    new NdefApplet().register();
  }

  @Override
  public void process(APDU apdu) {
    byte[] buffer = apdu.getBuffer();
    if (selectingApplet()) {
      return;
    }
    switch (buffer[ISO7816.OFFSET_INS]) {
      case ISO7816.INS_SELECT -> select(apdu, buffer);
      case INS_READ -> read(apdu, buffer);
      case INS_UPDATE -> update(apdu, buffer);
      default -> ISOException.throwIt(ISO7816.SW_INS_NOT_SUPPORTED);
    }
  }

  private void select(APDU apdu, byte[] buffer) {
    apdu.setIncomingAndReceive();
    short id = Util.getShort(buffer, ISO7816.OFFSET_CDATA);
    if (id != CAPABILITIES && id != MESSAGE) {
      ISOException.throwIt(ISO7816.SW_FILE_NOT_FOUND);
    }
    selected[0] = id;
  }

  private void read(APDU apdu, byte[] buffer) {
    byte[] file = selected[0] == CAPABILITIES ? CONTAINER : message;
    short offset = Util.getShort(buffer, ISO7816.OFFSET_P1);
    short size = apdu.setOutgoing();
    if (selected[0] == 0 || size > 0x40 || offset + size > file.length) {
      ISOException.throwIt(ISO7816.SW_WRONG_LENGTH);
    }
    apdu.setOutgoingLength(size);
    apdu.sendBytesLong(file, offset, size);
  }

  private void update(APDU apdu, byte[] buffer) {
    short size = apdu.setIncomingAndReceive();
    short offset = Util.getShort(buffer, ISO7816.OFFSET_P1);
    if (selected[0] != MESSAGE || size > 0x30 || offset + size > message.length) {
      ISOException.throwIt(ISO7816.SW_CONDITIONS_NOT_SATISFIED);
    }
    Util.arrayCopy(buffer, ISO7816.OFFSET_CDATA, message, offset, size);
  }
}
