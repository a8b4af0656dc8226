package io.lintel.gateway.action;

import io.lintel.gateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Payloads that a command topic may bring: good, spoiled in one place, mutated, or noise. */
public final class PayloadMaker {

  private static final List<String> KEYS =
      List.of(
          "action_attempt_id",
          "action_type",
          "device_id",
          "params",
          "issued_at",
          "expires_at",
          "timeout_s",
          "issued_by",
          "signature",
          "key_id",
          "nonce");

  /** Values at the edges of what a reader may take for a time, a number, a text or an object. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e999999999",
          "1e-999999999",
          "123456789012345678901234567890",
          "9223372036854775808",
          "2147483648",
          "20.5",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\"",
          "\"+1000000000-12-31T23:59:59.999999999Z\"",
          "\"-1000000000-01-01T00:00:00Z\"",
          "\"2026-01-31T12:00:00.000Z\"",
          "\"2026-13-41T12:00:00.000Z\"",
          "\"2026-01-31T12:00:00+18:00\"",
          "\"5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01\"",
          "\"5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a0100\"",
          "\"1-1-1-1-1\"",
          "\"UNLOCK_DOOR\"",
          "\"LOCK_DOOR\"",
          "\"SET_FAN_MODE\"",
          "\"SIMULATE_KEYPAD_CODE_ENTRY\"",
          "\"RESET_SANDBOX_WORKSPACE\"",
          "\"unlock_door\"",
          "\"12345678901234567890123456789012345\"",
          "{}",
          "[]",
          "{\"code\":\"4711\"}",
          "{\"code\":4711}",
          "{\"code\":\"\\u0661\\u0662\"}",
          "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}",
          "{\"a\":1,\"a\":2}",
          "[1e400,-1e400]",
          "NaN");

  private static final String GOOD =
      """
      {"action_attempt_id":"00000000-0000-4000-8000-000000000001","action_type":"UNLOCK_DOOR",\
      "device_id":"5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01","params":{},\
      "issued_at":"2026-01-31T12:00:00.000Z","expires_at":"2026-01-31T12:00:30.000Z",\
      "timeout_s":20,"issued_by":"fuzz"}""";

  private final Random random;

  public PayloadMaker(long seed) {
    this.random = new Random(seed);
  }

  public Bytes next() {
    return switch (random.nextInt(8)) {
      case 0 -> Bytes.of(noise());
      case 1, 2 -> Bytes.of(mutated(GOOD.getBytes(StandardCharsets.UTF_8)));
      case 3 -> Bytes.of(mutated(assembled().getBytes(StandardCharsets.UTF_8)));
      default -> Bytes.utf8(assembled());
    };
  }

  /** A good command in which some values are others. */
  private String assembled() {
    StringBuilder text = new StringBuilder(GOOD);
    for (int spoiled = random.nextInt(5); spoiled >= 0; spoiled--) {
      replaceValue(text, pick(KEYS), pick(VALUES));
    }
    return text.toString();
  }

  private static void replaceValue(StringBuilder text, String key, String value) {
    int start = text.indexOf("\"" + key + "\":");
    if (start < 0) {
      text.insert(1, "\"" + key + "\":" + value + ",");
      return;
    }
    int from = start + key.length() + 3;
    int to = from;
    boolean quoted = false;
    while (to < text.length() - 1 && (quoted || text.charAt(to) != ',')) {
      quoted ^= text.charAt(to) == '"';
      to++;
    }
    text.replace(from, to, value);
  }

  private byte[] mutated(byte[] good) {
    byte[] bytes = good.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
        default -> bytes = doubled(bytes, at);
      }
    }
    return bytes;
  }

  private static byte[] doubled(byte[] bytes, int at) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + (bytes.length - at));
    System.arraycopy(bytes, at, longer, bytes.length, bytes.length - at);
    return longer;
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
