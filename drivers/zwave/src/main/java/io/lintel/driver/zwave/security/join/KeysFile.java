package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The keys of a network as JSON, with the names that other hosts use, so that a network moves over
 * with its stick: {@code {"S0_Legacy": "<32 hex digits>", …}}. Those of Long Range are in an object
 * of their own.
 */
public final class KeysFile {
  private static final String MESH = "securityKeys";
  private static final String LONG_RANGE = "securityKeysLongRange";
  private static final String HEX = "[0-9a-fA-F]{32}";
  private static final Octets ZEROS = Octets.copyOf(new byte[NetworkKey.SIZE_BYTES]);

  /**
   * Some or all keys of a network.
   *
   * @throws IllegalArgumentException with what is wrong; it repeats names but never a key
   */
  public static Map<KeyName, NetworkKey> read(Secret file) {
    Map<KeyName, NetworkKey> keys = new EnumMap<>(KeyName.class);
    var object = KeysJson.parse(new String(file.reveal(), StandardCharsets.UTF_8));
    object.forEach((name, value) -> take(keys, name, value));
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no key in it; known names are " + names());
    }
    if (new HashSet<>(keys.values()).size() < keys.size()) {
      throw new IllegalArgumentException("two names have the same key: each needs its own");
    }
    return keys;
  }

  public static Secret write(NetworkKeys keys) {
    String text =
        "{\n"
            + lines(keys, false, "  ")
            + ",\n  \""
            + LONG_RANGE
            + "\": {\n"
            + lines(keys, true, "    ")
            + "\n  }\n}\n";
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void take(Map<KeyName, NetworkKey> keys, String name, KeysJson.Value value) {
    switch (value) {
      case KeysJson.Text(String text) -> put(keys, name, text, false);
      case KeysJson.Group(var members) ->
          members.forEach((member, text) -> put(keys, member, text, isLongRange(name)));
    }
  }

  private static boolean isLongRange(String group) {
    if (!group.equals(MESH) && !group.equals(LONG_RANGE)) {
      throw new IllegalArgumentException(
          "\"" + group + "\" is no group of keys; known are " + MESH + ", " + LONG_RANGE);
    }
    return group.equals(LONG_RANGE);
  }

  private static void put(
      Map<KeyName, NetworkKey> keys, String name, String text, boolean longRange) {
    KeyName known =
        KeyName.ofFile(name, longRange)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\"" + name + "\" is no key's name; known are " + names()));
    if (!text.matches(HEX)) {
      throw new IllegalArgumentException("the key " + name + " is not 32 hexadecimal digits");
    }
    var key = new NetworkKey(Octets.ofHex(text));
    if (key.octets().equals(ZEROS)) {
      throw new IllegalArgumentException("the key " + name + " is all zeros: that is no key");
    }
    if (keys.put(known, key) != null) {
      throw new IllegalArgumentException("the key " + name + " is there twice");
    }
  }

  private static String names() {
    return Arrays.stream(KeyName.values())
        .map(KeyName::inFiles)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String lines(NetworkKeys keys, boolean longRange, String indent) {
    return Arrays.stream(KeyName.values())
        .filter(each -> each.isLongRange() == longRange)
        .map(each -> indent + "\"" + each.inFiles() + "\": \"" + hex(keys, each) + "\"")
        .collect(Collectors.joining(",\n"));
  }

  private static String hex(NetworkKeys keys, KeyName name) {
    return keys.of(name).octets().hex();
  }

  private KeysFile() {}
}
