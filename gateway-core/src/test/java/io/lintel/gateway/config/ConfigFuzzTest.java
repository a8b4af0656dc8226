package io.lintel.gateway.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.fuzz.Mutants;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Mistyped configurations: each is good or has problems that say where; no exception escapes. */
class ConfigFuzzTest {

  private static final int FILES = Integer.getInteger("fuzz.files", 20_000);
  private static final String SMALL =
      """
      gateway: {id: lobby-1, workspace_id: 0b6f8f0e-5d8e-4a44-9c39-6a2f3f1f8a01, data_dir: /var/lib/lintel, time_zone: Europe/Paris}
      clock: {trust: always}
      mqtt: {url: "mqtt://127.0.0.1:1883"}
      drivers:
        simulator: {}
        zwave: {link: "tcp://127.0.0.1:5555"}
      devices:
        - {device_id: 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01, name: Front door, driver: simulator, address: {kind: lock, travel: 200ms}}
        - {device_id: 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a02, name: Store room, driver: zwave, address: {node: 7}}
      """;

  @Test
  void a_mistyped_small_file_never_throws() {
    run(new Mutants(SMALL, 1), FILES);
  }

  @Test
  void a_mistyped_shipped_file_never_throws() throws Exception {
    run(new Mutants(Files.readString(Path.of("../config/gateway.yaml")), 2), FILES / 10);
  }

  private static void run(Mutants mutants, int files) {
    int bad = 0;
    for (int n = 0; n < files; n++) {
      String text = mutants.next();
      try {
        bad += ConfigFile.parse(text) instanceof ConfigFile.Outcome.Bad ? 1 : 0;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("file " + n + ":\n" + text, e);
      }
    }
    assertTrue(bad > files / 10, "the mutants are too tame: " + bad);
  }
}
