package io.lintel.gateway.driver.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortDoctorTest {

  private static final Path PORT = Path.of("/dev/ttyUSB0");

  @TempDir Path root;

  @Test
  void a_missing_port_names_the_likest_adapters_first() throws IOException {
    Path byId = Files.createDirectories(root.resolve("by-id"));
    Files.createFile(byId.resolve("usb-FTDI_FT232R-if00-port0"));
    Files.createFile(byId.resolve("usb-Silicon_Labs_CP2102N_9b1c-if00-port0"));
    String advice =
        new PortNames(byId).advice(byId.resolve("usb-Silicon_Labs_CP2102N_7777-if00-port0"));
    assertTrue(
        advice.indexOf("usb-Silicon_Labs_CP2102N_9b1c") < advice.indexOf("usb-FTDI"), advice);
    assertTrue(advice.contains("usb-Silicon_Labs_CP2102N_9b1c"), advice);
  }

  @Test
  void with_nothing_plugged_in_the_advice_is_to_plug_it_in() {
    assertTrue(new PortNames(root.resolve("none")).advice(PORT).contains("plug it in"));
  }

  @Test
  void a_program_of_the_same_user_that_has_the_port_is_named() throws IOException {
    process(71, "minicom", "/dev/ttyUSB0");
    assertEquals("minicom (pid 71) has it open: stop that program", holders().advice(PORT));
  }

  @Test
  void ModemManager_is_named_with_how_to_keep_it_off() throws IOException {
    process(612, "ModemManager", "/dev/ttyUSB0");
    String advice = holders().advice(PORT);
    assertTrue(advice.startsWith("ModemManager (pid 612) has it open"), advice);
    assertTrue(advice.contains("ID_MM_DEVICE_IGNORE"), advice);
  }

  @Test
  void ModemManager_of_another_user_is_named_as_running() throws IOException {
    process(612, "ModemManager", "/dev/null");
    String advice = holders().advice(PORT);
    assertTrue(advice.contains("sudo fuser -v /dev/ttyUSB0"), advice);
    assertTrue(advice.contains("ModemManager (pid 612) is running"), advice);
  }

  @Test
  void a_lock_file_names_its_owner() throws IOException {
    process(88, "uucico", "/dev/null");
    Files.writeString(locks().resolve("LCK..ttyUSB0"), "        88\n");
    assertEquals("uucico (pid 88) has it open: stop that program", holders().advice(PORT));
  }

  @Test
  void the_gateway_itself_is_named_as_such() throws IOException {
    process(1, "java", "/dev/ttyUSB0");
    assertTrue(holders().advice(PORT).contains("another link of this gateway"));
  }

  @Test
  void without_permission_the_group_and_the_command_are_named() {
    assertEquals(
        "user lintel may not open it; group dialout may: sudo usermod -aG dialout lintel,"
            + " then restart the gateway",
        Permissions.advice(PORT, "lintel", "dialout", true));
  }

  @Test
  void nobody_is_told_to_join_the_group_of_root() {
    assertTrue(Permissions.advice(PORT, "lintel", "root", true).contains("udev rule"));
    assertTrue(Permissions.advice(PORT, "lintel", "dialout", false).contains("udev rule"));
  }

  private PortHolders holders() throws IOException {
    return new PortHolders(root.resolve("proc"), List.of(locks()), 1);
  }

  private Path locks() throws IOException {
    return Files.createDirectories(root.resolve("lock"));
  }

  private void process(int pid, String name, String open) throws IOException {
    Path process = Files.createDirectories(root.resolve("proc/" + pid));
    Files.writeString(process.resolve("comm"), name + "\n");
    Files.createDirectories(process.resolve("fd"));
    Files.createSymbolicLink(process.resolve("fd/5"), Path.of(open));
  }
}
