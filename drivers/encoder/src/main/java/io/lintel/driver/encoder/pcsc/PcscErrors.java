package io.lintel.driver.encoder.pcsc;

import io.lintel.driver.encoder.pcsc.CardTrouble.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a failure of {@code javax.smartcardio} means. Java hides the PC/SC code in the text of the
 * innermost cause, such as {@code SCARD_E_NO_SERVICE}.
 */
final class PcscErrors {
  private static final Pattern NAME = Pattern.compile("SCARD_[A-Z]_[A-Z_]+");
  private static final int CAUSES_MAX = 8;

  static CardTrouble trouble(Throwable failure) {
    String name = name(failure).orElseGet(() -> String.valueOf(failure));
    return new CardTrouble(kind(name), name);
  }

  static boolean isNoReaders(Throwable failure) {
    return name(failure).filter("SCARD_E_NO_READERS_AVAILABLE"::equals).isPresent();
  }

  private static Kind kind(String name) {
    return switch (name) {
      case "SCARD_E_NO_SERVICE",
          "SCARD_E_SERVICE_STOPPED",
          "SCARD_E_INVALID_HANDLE",
          "SCARD_F_COMM_ERROR",
          "SCARD_F_INTERNAL_ERROR" ->
          Kind.NO_SERVICE;
      case "SCARD_W_SECURITY_VIOLATION", "SCARD_E_NO_ACCESS" -> Kind.NO_PERMISSION;
      case "SCARD_E_UNKNOWN_READER", "SCARD_E_READER_UNAVAILABLE", "SCARD_E_NO_READERS_AVAILABLE" ->
          Kind.NO_READER;
      case "SCARD_E_NO_SMARTCARD",
          "SCARD_W_REMOVED_CARD",
          "SCARD_W_RESET_CARD",
          "SCARD_W_UNPOWERED_CARD" ->
          Kind.CARD_GONE;
      case "SCARD_E_SHARING_VIOLATION" -> Kind.HELD_BY_ANOTHER;
      default -> Kind.NO_ANSWER;
    };
  }

  private static Optional<String> name(Throwable failure) {
    return Stream.iterate(failure, Throwable::getCause)
        .limit(CAUSES_MAX)
        .takeWhile(cause -> cause != null)
        .map(cause -> NAME.matcher(String.valueOf(cause.getMessage())))
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst();
  }

  private PcscErrors() {}
}
