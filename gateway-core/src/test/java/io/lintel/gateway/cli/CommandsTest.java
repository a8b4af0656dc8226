package io.lintel.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.ConfigNode;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.config.Mark;
import io.lintel.gateway.config.PluginCheck;
import io.lintel.gateway.driver.adopt.AdoptedDevice;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.ActionType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

  private static final String CONFIG =
      """
      gateway: {id: lobby-1, workspace_id: 0b6f8f0e-5d8e-4a44-9c39-6a2f3f1f8a01, data_dir: %s}
      drivers: {north: }
      """;

  @TempDir Path folder;

  private final FakeControl control = new FakeControl();
  private final List<Happening> told = new CopyOnWriteArrayList<>();
  private AdminServer server;

  @BeforeEach
  void start() throws IOException {
    server = new AdminServer(folder, Optional.empty(), control, told::add);
    Files.writeString(config(), CONFIG.formatted(folder));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void an_attempt_tells_each_step() {
    Output output = lintel("attempt", "UNLOCK_DOOR", "front door");
    var request = control.requests.getFirst();
    String id = "attempt " + request.attemptId() + ": ";
    assertEquals(
        new Output(
            0,
            id + "accepted\n" + id + "started\n" + id + "success, confirmed by the device\n",
            ""),
        output);
    assertEquals(Optional.of(FakeControl.FRONT), request.deviceId());
    assertEquals(ActionType.UNLOCK_DOOR, request.type());
  }

  @Test
  void who_asked_is_told_by_the_kernels_word() {
    lintel("attempt", "unlock_door", FakeControl.FRONT.toString());
    String user = System.getProperty("user.name");
    assertEquals("user " + user, control.requests.getFirst().issuedBy());
    assertTrue(
        told.getFirst().toString().contains("by user " + user + ": UNLOCK_DOOR"), told::toString);
  }

  @Test
  void credentials_are_imported_line_by_line_and_what_is_refused_is_told() throws IOException {
    Path file = folder.resolve("cards.jsonl");
    Files.writeString(file, "{\"acs_credential_id\":\"a\"}\n\n{\"access_method_id\":\"bad\"}\n");
    Output output = lintel("credentials", "import", file.toString());
    assertEquals(
        new Output(1, "1 records imported\n", "after record 0, record 1: no id\n"), output);
    assertEquals(
        "{\"records\":[{\"acs_credential_id\":\"a\"},{\"access_method_id\":\"bad\"}]}",
        control.imported.getFirst());
    assertTrue(told.getFirst().toString().contains("1 were refused"), told::toString);
  }

  @Test
  void a_file_that_is_no_json_is_refused_with_its_line() throws IOException {
    Path file = folder.resolve("cards.csv");
    Files.writeString(file, "facility;number\n");
    Output output = lintel("credentials", "import", file.toString());
    assertEquals(2, output.exitCode());
    assertTrue(output.err().contains("record 1 of "), output::err);
    assertEquals(List.of(), control.imported);
  }

  @Test
  void an_attempt_that_fails_ends_with_1() {
    Output output = lintel("attempt", "LOCK_DOOR", "Front door");
    assertEquals(1, output.exitCode());
    assertTrue(output.out().endsWith("error lock_jammed: Look at the bolt.\n"), output::out);
  }

  @Test
  void parameters_and_a_timeout_are_handed_on() {
    lintel(
        "attempt",
        "SIMULATE_KEYPAD_CODE_ENTRY",
        "Front door",
        "--params",
        "{\"code\":\"1234\"}",
        "--timeout",
        "5");
    var request = control.requests.getFirst();
    assertEquals("{\"code\":\"1234\"}", request.params().utf8());
    assertEquals(Optional.of(Duration.ofSeconds(5)), request.timeout());
  }

  @Test
  void an_action_for_the_whole_workspace_needs_no_device() {
    assertEquals(0, lintel("attempt", "RESET_SANDBOX_WORKSPACE").exitCode());
    assertEquals(Optional.empty(), control.requests.getFirst().deviceId());
  }

  @Test
  void an_unknown_device_is_refused_with_a_guess() {
    assertEquals(
        new Output(
            2, "", "lintel: there is no device \"Frond door\"; did you mean \"Front door\"?\n"),
        lintel("attempt", "UNLOCK_DOOR", "Frond door"));
    assertEquals(List.of(), control.requests);
  }

  @Test
  void two_devices_of_one_name_need_the_id() {
    assertEquals(
        "lintel: 2 devices are called \"Side door\": give the id of one, "
            + FakeControl.SIDE
            + ", "
            + FakeControl.OTHER_SIDE
            + "\n",
        lintel("attempt", "UNLOCK_DOOR", "Side door").err());
  }

  @Test
  void what_is_no_json_object_or_no_action_is_wrong_usage() {
    assertEquals(2, lintel("attempt", "UNLOCK_DOOR", "Front door", "--params", "[1]").exitCode());
    assertEquals(2, lintel("attempt", "OPEN_SESAME", "Front door").exitCode());
    assertEquals(2, lintel().exitCode());
    assertEquals(List.of(), control.requests);
  }

  @Test
  void devices_are_listed_in_columns() {
    assertEquals(
        """
        NAME        DRIVER  STATE    AS OF                       ONLINE   BATTERY  SECURITY  ID
        Front door  north   locked   2026-07-01 12:00:00 +02:00  yes      80 %     none      5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01
        Side door   north   unknown  never                       unknown  -        none      5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a02
        Side door   north   unknown  never                       unknown  -        none      5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a03

        gateway lobby-1, platform: connected, storage: well, messages waiting: 7
        driver north: the stick is gone
        """,
        lintel("devices").out());
  }

  @Test
  void without_a_gateway_it_says_so_with_69() {
    server.close();
    assertEquals(
        new Output(
            69,
            "",
            "lintel: no gateway is running here (nobody listens at "
                + folder.resolve("admin.sock")
                + ")\n"),
        lintel("devices"));
  }

  @Test
  void a_wrong_configuration_is_told_whole_with_78() throws IOException {
    Files.writeString(config(), "gateway: {id: UP}\nclok: x\n");
    String expected =
        """
        %1$s:1:10: gateway.workspace_id: is missing
        %1$s:1:15: gateway.id: must be 1 to 63 of a-z, 0-9 and -, not beginning with -, not "UP"
        %1$s:2:1: clok: there is no such key; did you mean "clock"?
        3 problems
        """
            .formatted(config());
    assertEquals(new Output(78, "", expected), lintel("check-config"));
    assertEquals(new Output(78, "", expected), lintel("run"));
    assertEquals(78, execute("check-config", config().toString()).exitCode());
  }

  @Test
  void a_configuration_is_held_to_the_plugins() throws IOException {
    assertEquals(
        new Output(
            0, "left out: east: broken\n" + config() + ": well (drivers: 1, devices: 0)\n", ""),
        lintel("check-config"));
    Files.writeString(config(), CONFIG.formatted(folder).replace("north", "nort"));
    assertEquals(
        config()
            + ":2:16: drivers.nort: no plugin \"nort\" is installed; did you mean \"north\"?\n1 problem\n",
        lintel("check-config").err());
  }

  @Test
  void devices_that_joined_are_held_against_the_file_while_the_gateway_runs() {
    var address = new ConfigNode.Mapping(new Mark(1, 1), "address", List.of());
    control.adopted.add(
        new AdoptedDevice(FakeControl.SIDE, "Cellar", "south", address, "", Optional.empty()));
    Output output = lintel("check-config");
    assertEquals(0, output.exitCode());
    assertTrue(output.out().contains("\"Cellar\" joined by driver south"), output::out);
  }

  @Test
  void run_hands_the_configuration_to_the_daemon() {
    assertEquals(42, lintel("run").exitCode());
  }

  @Test
  void the_services_own_line_ends_alike() throws IOException {
    var daemon = new FakeDaemon();
    assertEquals(42, Lintel.execute(daemon, "run", "--config", config().toString()));
    assertEquals(42, Lintel.execute(daemon, "run", "-c", config().toString()));
    assertEquals(78, Lintel.execute(daemon, "run", "-c", folder.resolve("none").toString()));
    assertTrue(Lintel.isPlainRun("run", "-c", "x"));
    assertFalse(Lintel.isPlainRun("run", "--help", "x"));
    assertFalse(Lintel.isPlainRun("run"));
  }

  @Test
  void version_and_help_say_what_they_should() {
    assertTrue(execute("version").out().startsWith("lintel 0.1.0 (Java 2"));
    assertTrue(execute("--help").out().contains("78   the configuration is wrong"));
  }

  private Path config() {
    return folder.resolve("gateway.yaml");
  }

  private Output lintel(String... arguments) {
    if (arguments.length == 0) {
      return execute();
    }
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", config().toString()));
    return execute(all.toArray(String[]::new));
  }

  private static Output execute(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Lintel.commandLine(new FakeDaemon())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Output(exitCode, out.toString(), err.toString());
  }

  private record Output(int exitCode, String out, String err) {}

  private static final class FakeDaemon implements Daemon {

    @Override
    public int run(GatewayConfig config) {
      return 42;
    }

    @Override
    public Plugins plugins(GatewayConfig config) {
      var rules = new PluginCheck.Rules(Map.of(), Map.of());
      return new Plugins(Map.of("north", rules), List.of("east: broken"));
    }

    @Override
    public String version() {
      return "0.1.0";
    }
  }
}
