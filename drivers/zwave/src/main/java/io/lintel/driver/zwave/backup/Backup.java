package io.lintel.driver.zwave.backup;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a backup holds. Prints sizes alone.
 *
 * @param nvm the stick's memory; empty when the stick does not give it
 * @param keys as they are kept sealed at rest
 * @param kept what is known of nodes and devices that are to join, by its name in the store
 */
public record Backup(StickModel model, Octets nvm, Octets keys, Map<String, Octets> kept) {
  private static final String WHAT = "backup";
  private static final int ENTRIES_MAX = 4_096;

  public Backup {
    kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
  }

  Octets encode() {
    Octets head = part(model.encode()).plus(part(nvm)).plus(part(keys));
    Octets all = head.plus(kept.size() >> 8, kept.size() & 0xFF);
    for (Map.Entry<String, Octets> entry : kept.entrySet()) {
      Octets name = Octets.copyOf(entry.getKey().getBytes(StandardCharsets.UTF_8));
      all = all.plus(part(name)).plus(part(entry.getValue()));
    }
    return all;
  }

  static Backup decode(Octets octets) {
    var reader = new OctetReader(octets, WHAT);
    StickModel model = StickModel.decode(part(reader, "model"));
    Octets nvm = part(reader, "memory");
    Octets keys = part(reader, "keys");
    return new Backup(model, nvm, keys, entries(reader));
  }

  private static Map<String, Octets> entries(OctetReader reader) {
    int count = reader.u16("entries");
    if (count > ENTRIES_MAX) {
      throw new MalformedFrame(WHAT, "entries", 0);
    }
    Map<String, Octets> kept = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String name = new String(part(reader, "name").toArray(), StandardCharsets.UTF_8);
      kept.put(name, part(reader, "value"));
    }
    return kept;
  }

  /** With its length in 4 bytes. */
  private static Octets part(Octets octets) {
    int size = octets.size();
    return Octets.of(size >> 24 & 0xFF, size >> 16 & 0xFF, size >> 8 & 0xFF, size & 0xFF)
        .plus(octets);
  }

  private static Octets part(OctetReader reader, String field) {
    int size = reader.u16(field) << 16 | reader.u16(field);
    if (size < 0) {
      throw new MalformedFrame(WHAT, field, 0);
    }
    return reader.octets(size, field);
  }
}
