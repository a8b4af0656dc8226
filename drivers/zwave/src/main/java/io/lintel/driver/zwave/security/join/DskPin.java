package io.lintel.driver.zwave.security.join;

/**
 * The first group of a DSK, which an operator reads from the node's label. Never prints.
 *
 * @param value 0..65535
 */
public record DskPin(int value) {
  private static final String FIVE_DIGITS = "\\d{5}";
  private static final int MAX = 0xFFFF;

  public DskPin {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException("no PIN of a node: it is five digits, 00000 to 65535");
    }
  }

  /**
   * As entered; spaces around it do not matter.
   *
   * @throws IllegalArgumentException with what to enter; it does not repeat what was
   */
  public static DskPin of(String text) {
    String trimmed = text.trim();
    if (!trimmed.matches(FIVE_DIGITS)) {
      throw new IllegalArgumentException("enter the first five digits of the DSK on the label");
    }
    return new DskPin(Integer.parseInt(trimmed));
  }

  @Override
  public String toString() {
    return "*****";
  }
}
