package io.lintel.driver.zwave.security.join;

import java.util.Arrays;
import java.util.Optional;

/** What a QR code can say besides its DSK. */
enum QrBlock {
  PRODUCT_TYPE(0),
  PRODUCT_ID(1),
  MAX_INTERVAL(2),
  UUID(3),
  PROTOCOLS(4);

  private final int type;

  QrBlock(int type) {
    this.type = type;
  }

  static Optional<QrBlock> of(int type) {
    return Arrays.stream(values()).filter(each -> each.type == type).findFirst();
  }
}
