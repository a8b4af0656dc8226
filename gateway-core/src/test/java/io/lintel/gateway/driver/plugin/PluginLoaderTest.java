package io.lintel.gateway.driver.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.SettingRule;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginLoaderTest {

  private static final String GOOD = PluginFolder.descriptor("scripted", "1", "1.0", "none");

  @TempDir Path plugins;

  @Test
  void a_descriptor_says_what_the_plugin_is_without_running_it() throws IOException {
    PluginFolder.write(plugins, "scripted", "1");
    Descriptor descriptor = loader().descriptor("scripted");
    assertEquals("Scripted lock", descriptor.name());
    assertEquals(Descriptor.NativeCode.NONE, descriptor.nativeCode());
    SettingRule kind = descriptor.rules().address().get("kind");
    assertEquals(Optional.of("lock"), kind == null ? Optional.empty() : kind.defaultText());
    assertEquals(List.of("scripted"), loader().ids());
  }

  @Test
  void the_interface_is_shared_and_the_gateway_is_not() throws Exception {
    PluginFolder.write(plugins, "scripted", "1");
    try (LoadedPlugin plugin = loader().load("scripted")) {
      ClassLoader loader = plugin.classLoader();
      assertSame(DriverPlugin.class, loader.loadClass(DriverPlugin.class.getName()));
      assertThrows(
          ClassNotFoundException.class, () -> loader.loadClass(PluginLoader.class.getName()));
      assertThrows(ClassNotFoundException.class, () -> loader.loadClass("io.netty.util.Version"));
      assertSame(loader, plugin.service().getClass().getClassLoader());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"spi\":\"1.0\"        | \"spi\":\"2.0\"         | plugin.spi_differs        | 2.0",
        "\"spi\":\"1.0\"        | \"spi\":\"0.9\"         | plugin.spi_differs        | 0.9",
        "\"spi\":\"1.0\"        | \"spi\":\"1.99\"        | plugin.spi_differs        | 1.99",
        "\"spi\":\"1.0\"        | \"spi\":\"one\"         | plugin.descriptor_invalid | spi",
        "\"spi\":\"1.0\"        | \"spj\":\"1.0\"         | plugin.descriptor_invalid | spj",
        "\"id\":\"scripted\"    | \"id\":\"other\"        | plugin.descriptor_invalid | other",
        "\"native\":\"none\"    | \"native\":\"asm\"      | plugin.descriptor_invalid | native",
        "scripted.jar           | ../evil.jar             | plugin.descriptor_invalid | jars",
        "scripted.jar           | absent.jar              | plugin.jar_missing        | absent.jar",
        "\"type\":\"text\"      | \"type\":\"string\"     | plugin.descriptor_invalid | string",
        "\"min\":1              | \"min\":\"few\"         | plugin.descriptor_invalid | node",
        "\"default\":\"lock\"   | \"defalt\":\"lock\"     | plugin.descriptor_invalid | defalt",
        "\"name\":              | \"name\":1,\"name\":    | plugin.descriptor_invalid | JSON",
      })
  void a_descriptor_that_does_not_fit_is_refused_and_named(
      String from, String to, String code, String named) throws IOException {
    PluginFolder.write(plugins, "scripted", GOOD.replace(from, to), "1");
    Fault fault = refused();
    assertEquals(code, fault.code());
    assertTrue(fault.message().contains(named), fault::message);
  }

  @Test
  void a_folder_without_a_descriptor_and_one_that_is_not_there_are_refused() throws IOException {
    Files.createDirectory(plugins.resolve("scripted"));
    assertEquals("plugin.descriptor_missing", refused().code());
    Fault absent = assertThrows(FaultException.class, () -> loader().load("no-such")).fault();
    assertEquals("plugin.not_found", absent.code());
    assertTrue(absent.message().contains("scripted"), absent::message);
  }

  @Test
  void a_name_that_leads_out_of_the_folder_is_refused() {
    var refused = assertThrows(FaultException.class, () -> loader().load("../scripted"));
    assertEquals("plugin.not_found", refused.fault().code());
  }

  @Test
  void a_jar_that_is_no_jar_is_broken() throws IOException {
    Path folder = PluginFolder.write(plugins, "scripted", "1");
    Files.writeString(folder.resolve("scripted.jar"), "not a jar");
    assertEquals("plugin.broken", service().code());
  }

  @Test
  void a_service_that_the_descriptor_does_not_name_is_broken() throws IOException {
    PluginFolder.write(plugins, "scripted", GOOD.replace("scripted.Scripted", "a.B"), "1");
    Fault fault = service();
    assertEquals("plugin.broken", fault.code());
    assertTrue(fault.message().contains("a.B") && fault.message().contains("scripted.Scripted"));
  }

  @Test
  void a_service_whose_class_is_missing_is_broken() throws IOException {
    Path folder = PluginFolder.write(plugins, "scripted", "1");
    PluginFolder.jar(folder.resolve("scripted.jar"), Map.of(), "scripted.Scripted");
    assertEquals("plugin.broken", service().code());
  }

  @ParameterizedTest
  @CsvSource({
    "., rwxrwxrwx",
    "scripted, rwxr-xrwx",
    "scripted/driver.json, rw-r--rw-",
    "scripted/scripted.jar, rw-rw-rw-"
  })
  void what_everybody_can_write_is_refused_before_any_code_runs(String path, String mode)
      throws IOException {
    PluginFolder.write(plugins, "scripted", "1");
    Path open = plugins.resolve(path).normalize();
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(mode));
    Fault fault = refused();
    assertEquals("plugin.writable_by_others", fault.code());
    assertTrue(fault.message().contains("everybody"), fault::message);
    assertTrue(fault.message().contains("chmod -R go-w"), fault::message);
  }

  @Test
  void jars_stay_what_they_were_when_the_folder_is_renamed_away() throws Exception {
    Path folder = PluginFolder.write(plugins, "scripted", "1");
    try (LoadedPlugin plugin = loader().load("scripted")) {
      Files.move(folder, plugins.resolve("old"));
      assertEquals(
          "scripted.Version", plugin.classLoader().loadClass("scripted.Version").getName());
    }
  }

  private PluginLoader loader() {
    return new PluginLoader(plugins, PluginFolder.program());
  }

  private Fault refused() {
    return assertThrows(FaultException.class, () -> loader().load("scripted")).fault();
  }

  private Fault service() {
    try (LoadedPlugin plugin = loader().load("scripted")) {
      return assertThrows(FaultException.class, plugin::service).fault();
    }
  }
}
