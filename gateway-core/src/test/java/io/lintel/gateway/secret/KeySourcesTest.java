package io.lintel.gateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.SecretsConfig;
import io.lintel.gateway.config.SecretsConfig.Source;
import io.lintel.spi.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySourcesTest {

  private static final byte[] PLAIN = "code".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void the_key_file_is_made_once_and_for_its_owner_alone() throws IOException {
    byte[] sealed = new Sealer(source(Source.FILE).load()).seal("a", PLAIN);
    Path file = folder.resolve("secret.key");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertArrayEquals(PLAIN, new Sealer(source(Source.FILE).load()).open("a", sealed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void a_key_file_that_others_may_touch_is_refused(String mode) throws IOException {
    source(Source.FILE).load();
    Path file = folder.resolve("secret.key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertEquals("secret.key_exposed", fault(Source.FILE));
  }

  @Test
  void a_new_key_above_the_old_one_completes_a_rotation() throws IOException {
    byte[] sealed = new Sealer(source(Source.FILE).load()).seal("a", PLAIN);
    Path file = folder.resolve("secret.key");
    Files.writeString(file, key(5) + "\n" + Files.readString(file));
    Sealer rotated = new Sealer(source(Source.FILE).load());
    assertArrayEquals(PLAIN, rotated.open("a", sealed));
    assertFalse(rotated.isCurrent(sealed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "not base64!", "AAAA"})
  void a_key_file_without_keys_is_malformed_and_not_repeated_in_the_message(String text)
      throws IOException {
    source(Source.FILE).load();
    Files.writeString(folder.resolve("secret.key"), text);
    assertEquals("secret.key_malformed", fault(Source.FILE));
  }

  @ParameterizedTest
  @EnumSource(names = {"SYSTEMD_CREDENTIAL", "TPM2"})
  void a_credential_of_systemd_is_read_where_systemd_put_it(Source which) throws IOException {
    Files.writeString(folder.resolve("lintel-key"), key(1));
    KeySource source = source(which, Map.of("CREDENTIALS_DIRECTORY", folder.toString()));
    assertEquals(1, source.load().size());
  }

  @ParameterizedTest
  @EnumSource(names = {"SYSTEMD_CREDENTIAL", "TPM2"})
  void a_missing_credential_says_what_to_put_into_the_unit(Source which) {
    FaultException fault = assertThrows(FaultException.class, () -> source(which).load());
    assertEquals("secret.key_missing", fault.fault().code());
    assertTrue(fault.fault().message().contains("LoadCredential"));
    assertEquals("secret.key_missing", fault(which));
  }

  @Test
  void a_key_burnt_into_the_board_is_the_same_at_each_start() throws IOException {
    byte[] burnt = new byte[32];
    new Random(1).nextBytes(burnt);
    Files.write(folder.resolve("otp"), burnt);
    byte[] sealed = new Sealer(otp().load()).seal("a", PLAIN);
    assertArrayEquals(PLAIN, new Sealer(otp().load()).open("a", sealed));
  }

  @Test
  void memory_that_was_never_burnt_is_no_key() throws IOException {
    Files.write(folder.resolve("otp"), new byte[32]);
    FaultException fault = assertThrows(FaultException.class, () -> otp().load());
    assertEquals("secret.key_malformed", fault.fault().code());
    assertEquals("secret.key_missing", fault(Source.DEVICE_OTP));
  }

  @ParameterizedTest
  @EnumSource
  void every_source_says_at_start_what_it_does_not_protect(Source which) {
    KeySource source = source(which);
    assertTrue(source.protection().contains("card"), source.protection());
    assertEquals(which.name().toLowerCase(Locale.ROOT).replace('_', '-'), source.name());
  }

  private String fault(Source which) {
    KeySource source =
        which == Source.DEVICE_OTP
            ? KeySources.of(
                new SecretsConfig(which, Optional.of(folder.resolve("none"))), folder, Map.of())
            : source(which);
    return assertThrows(FaultException.class, source::load).fault().code();
  }

  private KeySource otp() {
    return KeySources.of(
        new SecretsConfig(Source.DEVICE_OTP, Optional.of(folder.resolve("otp"))), folder, Map.of());
  }

  private KeySource source(Source which) {
    return source(which, Map.of());
  }

  private KeySource source(Source which, Map<String, String> environment) {
    return KeySources.of(new SecretsConfig(which, Optional.empty()), folder, environment);
  }

  private static String key(int fill) {
    byte[] bytes = new byte[Key.KEY_BYTES];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
