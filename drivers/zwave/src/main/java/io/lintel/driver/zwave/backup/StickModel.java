package io.lintel.driver.zwave.backup;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which stick, and which network. The memory of one model and firmware means nothing to another.
 *
 * @param product manufacturer, product type and product id, 2 bytes each
 * @param firmware of the Serial API, major and minor
 * @param library the protocol's version, as the stick spells it
 * @param homeId 4 bytes
 */
public record StickModel(Octets product, Octets firmware, String library, Octets homeId) {
  private static final int PRODUCT_BYTES = 6;
  private static final int FIRMWARE_BYTES = 2;
  private static final int HOME_ID_BYTES = 4;

  /** What of this stick does not fit a backup of the other; empty when it matches. */
  public Optional<String> differsFrom(StickModel other) {
    if (!product.equals(other.product)) {
      return Optional.of("model");
    }
    return firmware.equals(other.firmware) && library.equals(other.library)
        ? Optional.empty()
        : Optional.of("firmware (" + library + " here, " + other.library + " in the backup)");
  }

  Octets encode() {
    return product
        .plus(firmware)
        .plus(homeId)
        .plus(Octets.copyOf(library.getBytes(StandardCharsets.US_ASCII)));
  }

  static StickModel decode(Octets octets) {
    var reader = new OctetReader(octets, "stick model");
    Octets product = reader.octets(PRODUCT_BYTES, "product");
    Octets firmware = reader.octets(FIRMWARE_BYTES, "firmware");
    Octets homeId = reader.octets(HOME_ID_BYTES, "home id");
    String library = new String(reader.rest().toArray(), StandardCharsets.US_ASCII);
    return new StickModel(product, firmware, library, homeId);
  }
}
