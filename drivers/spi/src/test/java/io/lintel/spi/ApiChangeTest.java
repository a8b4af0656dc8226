package io.lintel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiChangeTest {
  @TempDir Path scratch;

  @Test
  void the_same_api_is_no_change() throws IOException {
    assertEquals(
        ApiChange.NONE,
        change(
            "Bolt",
            "public interface Bolt { void lock(); }",
            "public interface Bolt { void lock(); }"));
  }

  @Test
  void a_removed_method_breaks() throws IOException {
    assertEquals(
        ApiChange.BREAK,
        change(
            "Host",
            "public interface Host { void a(); void b(); }",
            "public interface Host { void a(); }"));
  }

  @Test
  void a_new_method_that_drivers_must_implement_breaks() throws IOException {
    assertEquals(
        ApiChange.BREAK,
        change("Bolt", "public interface Bolt {}", "public interface Bolt { void lock(); }"));
  }

  @Test
  void a_new_method_with_a_default_is_an_addition() throws IOException {
    assertEquals(
        ApiChange.ADDITION,
        change(
            "Bolt",
            "public interface Bolt {}",
            "public interface Bolt { default void lock() {} }"));
  }

  @Test
  void a_new_method_that_the_host_implements_is_an_addition() throws IOException {
    assertEquals(
        ApiChange.ADDITION,
        change("Host", "public interface Host {}", "public interface Host { void log(); }"));
  }

  @Test
  void another_record_component_breaks() throws IOException {
    assertEquals(
        ApiChange.BREAK,
        change(
            "Line",
            "public record Line(int baud) {}",
            "public record Line(int baud, int bits) {}"));
  }

  @Test
  void a_new_case_that_drivers_report_is_an_addition() throws IOException {
    assertEquals(
        ApiChange.ADDITION,
        change(
            "Report",
            "public sealed interface Report { record A() implements Report {} }",
            "public sealed interface Report { record A() implements Report {} record B() implements Report {} }"));
  }

  private ApiChange change(String name, String before, String after) throws IOException {
    return ApiChange.between(
        Jars.ofSource(scratch, name, before), Jars.ofSource(scratch, name, after));
  }
}
