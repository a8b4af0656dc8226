package io.lintel.driver.zwave.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A parser to be fuzzed, with inputs that it understands.
 *
 * @param refusal the one exception that it promises; none when it refuses without one
 * @param parse throws, or gives false, what it does not understand
 */
public record FuzzedParser(
    String name,
    List<Octets> samples,
    Optional<Class<? extends RuntimeException>> refusal,
    Function<Octets, Boolean> parse) {
  private static final int[] ENDS = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF};
  private static final int NOISE_BYTES = 64;

  /** Of bytes from a stick, a node or a file. */
  public static FuzzedParser ofOctets(String name, Consumer<Octets> parse, String... samples) {
    return new FuzzedParser(
        name, octets(samples), Optional.of(MalformedFrame.class), always(parse));
  }

  /** Of bytes that were kept: it never throws. */
  public static FuzzedParser ofKept(
      String name, Function<Octets, Boolean> parse, Octets... samples) {
    return new FuzzedParser(name, List.of(samples), Optional.empty(), parse);
  }

  /** Of text that a person types, scans or brings. */
  public static FuzzedParser ofText(String name, Consumer<String> parse, String... samples) {
    Consumer<Octets> text =
        octets -> parse.accept(new String(octets.toArray(), StandardCharsets.ISO_8859_1));
    List<Octets> all =
        List.of(samples).stream()
            .map(each -> Octets.copyOf(each.getBytes(StandardCharsets.ISO_8859_1)))
            .toList();
    return new FuzzedParser(name, all, Optional.of(IllegalArgumentException.class), always(text));
  }

  /** Whether it understood; fails when something else came of it than it promises. */
  public boolean tries(Octets input) {
    try {
      return parse.apply(input);
    } catch (RuntimeException thrown) {
      if (refusal.filter(thrown.getClass()::equals).isEmpty()) {
        throw new AssertionError(name + ": " + thrown + " from " + input.hex(), thrown);
      }
      return false;
    }
  }

  /** A sample, or one that was bent, cut or made longer, or nonsense. */
  public Octets input(SplittableRandom random) {
    Octets sample = samples.get(random.nextInt(samples.size()));
    return switch (random.nextInt(6)) {
      case 0 -> sample.slice(0, random.nextInt(sample.size() + 1));
      case 1 -> sample.plus(noise(random));
      case 2 -> bent(sample, 1 + random.nextInt(8), random);
      case 3 -> sample.slice(0, Math.min(2, sample.size())).plus(noise(random));
      case 4 -> noise(random);
      default -> bent(sample, random.nextInt(2), random);
    };
  }

  private static Octets bent(Octets octets, int places, SplittableRandom random) {
    byte[] bytes = octets.toArray();
    for (int i = 0; i < places && bytes.length > 0; i++) {
      int end = ENDS[random.nextInt(ENDS.length)];
      bytes[random.nextInt(bytes.length)] =
          (byte) (random.nextBoolean() ? end : random.nextInt(256));
    }
    return Octets.copyOf(bytes);
  }

  private static Octets noise(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(NOISE_BYTES)];
    random.nextBytes(bytes);
    return Octets.copyOf(bytes);
  }

  private static List<Octets> octets(String... samples) {
    return List.of(samples).stream().map(Octets::ofHex).toList();
  }

  private static Function<Octets, Boolean> always(Consumer<Octets> parse) {
    return octets -> {
      parse.accept(octets);
      return true;
    };
  }
}
