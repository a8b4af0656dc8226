package io.lintel.driver.encoder.pcsc;

import io.lintel.driver.encoder.pcsc.CardTrouble.Kind;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;

/**
 * Java's one connection to pcscd. Java opens it at the first use and keeps it for good: after pcscd
 * was started anew every call fails until the process ends. So it is made to forget it, which needs
 * {@code --add-opens java.smartcardio/sun.security.smartcardio=ALL-UNNAMED} (docs/adr/0054).
 */
final class PcscContext {
  private static final String IMPLEMENTATION = "sun.security.smartcardio.PCSCTerminals";

  /** One for all instances of the driver, as what it guards is. */
  private static final Object LOCK = new Object();

  static CardTerminals terminals() throws CardTrouble {
    synchronized (LOCK) {
      try {
        return TerminalFactory.getInstance("PC/SC", null).terminals();
      } catch (NoSuchAlgorithmException e) {
        throw isLibraryMissing(e)
            ? new CardTrouble(Kind.NO_LIBRARY, String.valueOf(e.getCause()))
            : PcscErrors.trouble(e);
      }
    }
  }

  /** Makes Java forget its connection; the next use opens a new one. */
  static void forget() throws CardTrouble {
    synchronized (LOCK) {
      try {
        Class<?> implementation = Class.forName(IMPLEMENTATION);
        field(implementation, "contextId").setLong(null, 0);
        ((Map<?, ?>) field(implementation, "terminals").get(null)).clear();
      } catch (ReflectiveOperationException | InaccessibleObjectException e) {
        throw new CardTrouble(Kind.STALE_SERVICE, e.getClass().getSimpleName());
      }
    }
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** {@code PCSC.checkAvailable} throws it, around an IOException or UnsatisfiedLinkError. */
  private static boolean isLibraryMissing(Throwable failure) {
    return failure.getCause() instanceof UnsupportedOperationException;
  }

  private PcscContext() {}
}
