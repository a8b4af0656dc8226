package io.lintel.driver.zwave.security.join;

/** Whose product it is, with the numbers of Manufacturer Specific. */
public record QrProduct(int manufacturer, int type, int id, int version) {
  static QrProduct read(QrReader reader) {
    return new QrProduct(
        reader.word("manufacturer"),
        reader.word("product type"),
        reader.word("product id"),
        reader.word("version"));
  }
}
