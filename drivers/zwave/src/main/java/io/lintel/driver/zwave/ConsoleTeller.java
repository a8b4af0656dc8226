package io.lintel.driver.zwave;

import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.NodeRow;
import io.lintel.driver.zwave.security.join.Dsk;
import io.lintel.driver.zwave.security.join.DskPin;
import io.lintel.driver.zwave.security.join.QrCode;
import io.lintel.spi.Console;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import io.lintel.spi.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/** Tells an operator how work on the network goes on. Runs on the driver's loop alone. */
final class ConsoleTeller implements Teller {
  /** TAI2 of S2: the node waits no longer. */
  private static final Duration PIN_LIMIT = Duration.ofMinutes(4);

  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);
  private static final int PIN_DIGITS = 5;

  private final Console console;
  private final Time time;
  private final Consumer<End> then;
  private long nextProgressNanos;

  /**
   * Tells.
   *
   * @param then what is to come of the end
   */
  ConsoleTeller(Console console, Time time, Consumer<End> then) {
    this.console = console;
    this.time = time;
    this.then = then;
    this.nextProgressNanos = time.nanos();
  }

  @Override
  public void said(String line) {
    console.progress(line);
  }

  @Override
  public void progressed(int done, int total) {
    if (done == total || time.nanos() - nextProgressNanos >= 0) {
      nextProgressNanos = time.nanos() + PROGRESS_EVERY.toNanos();
      console.progress("Under way", done, Math.max(1, total));
    }
  }

  @Override
  public void row(NodeRow row) {
    var cells = new LinkedHashMap<String, String>();
    cells.put("node", row.node().toString());
    cells.putAll(row.columns());
    console.row(cells);
  }

  /** A label's whole DSK or QR code is as good as its PIN, if its other groups are these. */
  @Override
  public void askPin(Dsk blanked, Consumer<DskPin> entered) {
    askPin(
        "Type the PIN, the first five digits of the DSK on the device's label, which goes on with "
            + rest(blanked)
            + " (or type or scan all of it)",
        blanked,
        entered);
  }

  @Override
  public void ended(End end) {
    then.accept(end);
  }

  private void askPin(String text, Dsk blanked, Consumer<DskPin> entered) {
    console.askSecret(
        Question.of(text, PIN_LIMIT),
        typed -> {
          try {
            entered.accept(pin(typed, blanked));
          } catch (IllegalArgumentException wrong) {
            askPin(wrong.getMessage() + "; type it again", blanked, entered);
          }
        },
        () -> {});
  }

  private static DskPin pin(Secret typed, Dsk blanked) {
    String text = new String(typed.reveal(), StandardCharsets.UTF_8).strip();
    if (text.length() <= PIN_DIGITS) {
      return DskPin.of(text);
    }
    Dsk whole = dsk(text);
    if (!rest(whole).equals(rest(blanked))) {
      throw new IllegalArgumentException("this is the label of another device");
    }
    return whole.pin();
  }

  /** Of a label's DSK or QR code. */
  static Dsk dsk(String text) {
    return text.startsWith("90") && text.length() > 41
        ? QrCode.parse(text).dsk()
        : Dsk.ofText(text);
  }

  private static String rest(Dsk dsk) {
    return dsk.reveal().substring(PIN_DIGITS);
  }
}
