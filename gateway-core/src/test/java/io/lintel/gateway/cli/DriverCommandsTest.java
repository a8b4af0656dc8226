package io.lintel.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.log.Happening;
import io.lintel.spi.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a driver declares, offered on the command line over a real socket. */
class DriverCommandsTest {

  @TempDir Path folder;

  private final InputStream stdin = System.in;
  private final FakeControl control = new FakeControl();
  private final List<Happening> told = new CopyOnWriteArrayList<>();
  private AdminServer server;

  @BeforeEach
  void start() {
    server = new AdminServer(folder, Optional.empty(), control, told::add);
  }

  @AfterEach
  void stop() {
    server.close();
    System.setIn(stdin);
  }

  @Test
  void rows_are_a_table_in_the_drivers_order() {
    assertEquals(
        new Output(0, "NODE  WHAT IT IS\n1     stick\n12    lock\n2 nodes\n", ""),
        lintel("radio", "nodes"));
  }

  @Test
  void rows_are_json_lines_for_scripts() {
    Output output = lintel("radio", "nodes", "--json");
    assertEquals(
        "{\"node\":\"1\",\"what_it_is\":\"stick\"}\n{\"node\":\"12\",\"what_it_is\":\"lock\"}\n",
        output.out());
  }

  @Test
  void help_says_what_the_descriptor_says() {
    Output output = lintel("radio", "include", "--help");
    assertTrue(output.out().contains("Usage: lintel radio include"), output::out);
    assertTrue(output.out().contains("--dry-run"), output::out);
    assertTrue(lintel("radio", "--help").out().contains("Does nodes."));
    assertTrue(lintel("radio", "keys", "--help").out().contains("Does keys import."));
    assertEquals(List.of(), control.jobs.requests);
  }

  @Test
  void a_question_is_answered_from_the_input() {
    System.setIn(new ByteArrayInputStream("12345\n".getBytes(UTF_8)));
    Output output = lintel("radio", "include", "--dry-run");
    assertEquals("answered 1 12345\n", output.out());
    assertEquals("[1/3] press the button\nPIN? ", output.err());
    assertEquals(Map.of("dry_run", "true"), control.jobs.requests.getFirst().arguments());
  }

  @Test
  void without_input_a_question_is_declined_and_the_failure_is_told_with_1() {
    System.setIn(InputStream.nullInputStream());
    Output output = lintel("radio", "include");
    assertEquals(1, output.exitCode());
    assertTrue(output.err().endsWith("no PIN was given: try again [radio.no_pin]\n"), output::err);
  }

  @Test
  void a_private_file_is_read_and_arrives_whole() throws IOException {
    Path keys = Files.write(folder.resolve("keys.json"), new byte[50_000]);
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    assertEquals("50000 bytes\n", lintel("radio", "keys", "import", keys.toString()).out());
  }

  @Test
  void files_that_are_too_large_together_begin_no_job() {
    var piece = new Secret(new byte[11_000]);
    try (var gateway = AdminClient.connect(folder.resolve("admin.sock"))) {
      for (int sent = 0; sent <= 4 << 20; sent += 11_000) {
        gateway.send(new AdminRequest.Job(new OperatorLine.FilePart("file", piece)));
      }
      gateway.send(
          new AdminRequest.Job(new OperatorLine.Operate("radio", "keys import", Map.of())));
      var refused = assertThrows(NotPossibleException.class, gateway::next);
      assertTrue(
          String.valueOf(refused.getMessage()).contains("4 MiB together"), refused::getMessage);
    }
    assertEquals(List.of(), control.jobs.requests);
  }

  @Test
  void a_file_of_secrets_that_others_can_read_is_refused_with_what_to_type() throws IOException {
    Path keys = Files.write(folder.resolve("keys.json"), new byte[1]);
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r-----"));
    Output output = lintel("radio", "keys", "import", keys.toString());
    assertEquals(2, output.exitCode());
    assertTrue(output.err().contains("chmod 600 " + keys), output::err);
    assertEquals(List.of(), control.jobs.requests);
  }

  @Test
  void an_export_is_written_whole_for_its_owner_alone_and_over_nothing() throws IOException {
    Path keys = folder.resolve("keys.json");
    assertEquals("written true\n", lintel("radio", "keys", "export", keys.toString()).out());
    byte[] expected = new byte[500_000];
    Arrays.fill(expected, (byte) 'k');
    assertArrayEquals(expected, Files.readAllBytes(keys));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)));
    assertEquals(2, lintel("radio", "keys", "export", keys.toString()).exitCode());
  }

  @Test
  void what_is_for_root_alone_ends_with_77() {
    Output output = lintel("radio", "forbidden");
    assertEquals(new Output(77, "", "lintel: only root may do this\n"), output);
  }

  @Test
  void who_had_what_done_is_told_and_nothing_of_its_content() {
    System.setIn(new ByteArrayInputStream("12345\n".getBytes(UTF_8)));
    lintel("radio", "include");
    String user = System.getProperty("user.name");
    assertTrue(told.getFirst().toString().contains("by user " + user + ": radio include begins"));
    assertTrue(told.getLast().toString().contains("radio include ended: done"));
    assertFalse(told.toString().contains("12345"));
    assertEquals("user " + user, control.jobs.heard.getFirst());
  }

  @Test
  void what_is_neither_command_nor_driver_gets_a_guess() {
    Output output = lintel("radi", "nodes");
    assertEquals(2, output.exitCode());
    assertTrue(output.err().contains("did you mean \"radio\""), output::err);
  }

  @Test
  void without_a_gateway_a_driver_cannot_be_asked() {
    server.close();
    Output output = lintel("radio", "nodes");
    assertEquals(69, output.exitCode());
    assertTrue(output.err().contains("drivers cannot be asked"), output::err);
  }

  @Test
  void a_device_that_left_is_forgotten_and_no_other() {
    assertTrue(lintel("forget", "Front door").err().contains("still in its network"));
    control.removed = true;
    assertTrue(lintel("devices").out().contains("removed"));
    assertEquals("forgotten: Front door\n", lintel("forget", "Front door").out());
  }

  private Output lintel(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--socket", folder.resolve("admin.sock").toString()));
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Lintel.commandLine(new NoDaemon())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Output(exitCode, out.toString(), err.toString());
  }

  private record Output(int exitCode, String out, String err) {}

  private static final class NoDaemon implements Daemon {

    @Override
    public int run(GatewayConfig config) {
      throw new IllegalStateException("nothing is run here");
    }

    @Override
    public Plugins plugins(GatewayConfig config) {
      return new Plugins(Map.of(), List.of());
    }

    @Override
    public String version() {
      return "0.1.0";
    }
  }
}
