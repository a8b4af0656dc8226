package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A decimal number as nodes write it: {@code precision(3 bits)|scale(2)|size(3)}, then a signed
 * integer.
 *
 * @param unscaled the number times 10 to the power of precision
 * @param precision decimal places, 0..7
 * @param scale the unit, 0..3; what it means depends on the command class
 * @param size of the integer: 1, 2 or 4 octets. Some nodes take only the form that they report
 */
public record ScaledNumber(int unscaled, int precision, int scale, int size) {
  private static final int PRECISION_LIMIT = 7;

  public double value() {
    return BigDecimal.valueOf(unscaled, precision).doubleValue();
  }

  /** The shortest form of a number. */
  public static ScaledNumber of(double value, int scale) {
    var exact = BigDecimal.valueOf(value).stripTrailingZeros();
    int precision = Math.clamp(exact.scale(), 0, PRECISION_LIMIT);
    return rounded(exact, precision, scale, 1);
  }

  /** Another number in the form of this one; wider only where it would not fit. */
  public ScaledNumber with(double other) {
    return rounded(BigDecimal.valueOf(other), precision, scale, size);
  }

  /** The same with at least one decimal place. */
  public ScaledNumber inTenths() {
    return precision > 0 ? this : rounded(BigDecimal.valueOf(unscaled), 1, scale, size);
  }

  /** The smallest step that this form can tell. */
  public double step() {
    return BigDecimal.ONE.movePointLeft(precision).doubleValue();
  }

  static ScaledNumber read(OctetReader reader) {
    int form = reader.u8("form of number");
    return new ScaledNumber(integer(reader, form & 7), form >> 5, form >> 3 & 3, form & 7);
  }

  Octets encode() {
    return Octets.of(precision << 5 | scale << 3 | size).plus(Wide.signed(unscaled, size));
  }

  private static int integer(OctetReader reader, int size) {
    return switch (size) {
      case 1 -> reader.s8("number");
      case 2 -> (short) reader.u16("number");
      case 4 -> reader.u16("number") << 16 | reader.u16("number");
      default -> throw reader.malformed("size of number");
    };
  }

  private static ScaledNumber rounded(BigDecimal value, int precision, int scale, int sizeMin) {
    int unscaled =
        value.setScale(precision, RoundingMode.HALF_UP).movePointRight(precision).intValueExact();
    return new ScaledNumber(unscaled, precision, scale, Math.max(sizeMin, sizeOf(unscaled)));
  }

  private static int sizeOf(int number) {
    if (number == (byte) number) {
      return 1;
    }
    return number == (short) number ? 2 : 4;
  }
}
