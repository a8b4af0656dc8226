package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.spi.Outcome;
import io.lintel.spi.Report.LockState;
import io.lintel.testkit.Heard;
import io.lintel.testkit.TestOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovementFileTest {
  private Path file = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void a_folder(@TempDir Path made) {
    folder = made;
    file = made.resolve("movements.jsonl");
  }

  @Test
  void after_a_restart_the_bolt_is_where_its_last_line_says() {
    House house = lock();
    house.unlock();
    assertEquals(LockState.UNLOCKED, lastPosition(house.restarted()));
  }

  @Test
  void a_door_that_never_moved_is_locked() {
    assertEquals(LockState.LOCKED, lastPosition(lock()));
  }

  @Test
  void a_torn_tail_is_cut_at_every_byte_and_did_not_move() throws IOException {
    House house = lock();
    house.unlock();
    house.passSeconds(1);
    String whole = Files.readString(file);
    house.lock();
    String torn = Files.readString(file).substring(whole.length());
    for (int kept = 0; kept < torn.length(); kept++) {
      Files.writeString(file, whole + torn.substring(0, kept));
      assertEquals(LockState.UNLOCKED, lastPosition(lock()), "kept " + kept);
      assertEquals(whole, Files.readString(file), "kept " + kept);
    }
  }

  @Test
  void lines_that_are_no_movements_are_passed_over() throws IOException {
    lock().unlock();
    Files.write(
        file, new byte[] {'{', '}', '\n', (byte) 0xFF, 'x', '\n'}, StandardOpenOption.APPEND);
    assertEquals(LockState.UNLOCKED, lastPosition(lock()));
  }

  @Test
  void what_cannot_be_written_does_not_move_and_is_told() throws IOException {
    House house = lock();
    Files.createDirectory(file);
    TestOrder unlock = house.unlock();
    house.passSeconds(1);
    assertInstanceOf(Outcome.NotSent.class, house.outcome(unlock).orElseThrow());
    assertEquals("simulator.movement_not_written", trouble(house));
    Files.delete(file);
    house.unlock();
    house.passSeconds(1);
    assertEquals(List.of("unlock remote"), house.moves());
    assertInstanceOf(Heard.DriverWell.class, driverNews(house).getLast());
  }

  @Test
  void a_full_disk_leaves_the_bolt_where_it_is() throws IOException {
    House house = lock();
    Files.createSymbolicLink(file, Path.of("/dev/full"));
    TestOrder unlock = house.unlock();
    house.passSeconds(1);
    assertInstanceOf(Outcome.NotSent.class, house.outcome(unlock).orElseThrow());
    assertEquals(LockState.LOCKED, lastPosition(house));
  }

  @Test
  void a_release_that_cannot_write_its_relocking_relocks_when_it_can() throws IOException {
    House house = House.with(folder, Map.of("kind", "release"));
    house.unlock();
    Path aside = folder.resolve("aside");
    Files.move(file, aside);
    Files.createDirectory(file);
    house.passSeconds(30);
    assertEquals(LockState.UNLOCKED, lastPosition(house));
    Files.delete(file);
    Files.move(aside, file);
    house.passSeconds(2);
    assertEquals(List.of("unlock remote", "lock automatic"), house.moves());
  }

  @Test
  void orders_wait_until_the_file_can_be_read() throws IOException {
    lock().unlock();
    Path aside = folder.resolve("aside");
    Files.move(file, aside);
    Files.createDirectory(file);
    House house = lock();
    TestOrder lock = house.lock();
    house.passSeconds(1);
    assertEquals("simulator.movements_not_read", trouble(house));
    assertEquals(Optional.empty(), house.outcome(lock));
    Files.delete(file);
    Files.move(aside, file);
    house.passSeconds(6);
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(lock));
    assertEquals(List.of("unlock remote", "lock remote"), house.moves());
  }

  @Test
  void what_was_not_written_when_the_driver_stops_never_moves() {
    House house = lock();
    house.run().unlock(house.run().order(House.door(), House.WINDOW));
    house.run().stop();
    house.passSeconds(5);
    assertEquals(List.of(), house.moves());
  }

  private House lock() {
    return House.with(folder, Map.of("kind", "lock"));
  }

  private static LockState lastPosition(House house) {
    return house.reports().position(House.door()).orElseThrow().state();
  }

  private static String trouble(House house) {
    return assertInstanceOf(Heard.DriverTrouble.class, driverNews(house).getFirst()).fault().code();
  }

  private static List<Heard> driverNews(House house) {
    return house.reports().all().stream()
        .filter(news -> news instanceof Heard.DriverTrouble || news instanceof Heard.DriverWell)
        .toList();
  }
}
