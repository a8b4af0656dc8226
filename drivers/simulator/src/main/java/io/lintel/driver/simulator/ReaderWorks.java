package io.lintel.driver.simulator;

import io.lintel.spi.Report;
import java.util.List;
import java.util.UUID;

/** A keypad and card reader that only tells: it keeps nothing. */
record ReaderWorks() implements Works {

  @Override
  public Doing begin(Deed deed, UUID orderId) {
    return deed instanceof Deed.Enter(var code)
        ? done(this, List.of(new Report.Keys(code)))
        : unfit();
  }

  @Override
  public Heard happened(Happening what) {
    return new Heard(
        this,
        switch (what) {
          case Happening.KeysPressed(var code) -> List.of(new Report.Keys(code));
          case Happening.CardShown(var number) -> List.of(new Report.Card(number));
          default -> List.of();
        });
  }

  @Override
  public Works reset() {
    return this;
  }
}
