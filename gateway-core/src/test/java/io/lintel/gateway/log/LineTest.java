package io.lintel.gateway.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tinylog.Level;

class LineTest {

  private static final Instant SUMMER = Instant.parse("2026-07-01T10:00:00.123Z");

  @Test
  void a_line_has_the_sites_time_and_its_offset() {
    assertEquals(
        List.of("2026-07-01 12:00:00.123 +02:00  INFO   Front door: locked"),
        Line.readable(
            Entries.staff(SUMMER, Level.INFO, "Front door: locked"), ZoneId.of("Europe/Paris")));
  }

  @Test
  void the_journal_gets_a_priority_and_no_time() {
    assertEquals(List.of("<4>x"), Line.journal(Entries.staff(SUMMER, Level.WARN, "x")));
    assertEquals(List.of("<3>x"), Line.journal(Entries.staff(SUMMER, Level.ERROR, "x")));
    assertEquals(List.of("<6>x"), Line.journal(Entries.staff(SUMMER, Level.INFO, "x")));
    assertEquals(List.of("<7>x"), Line.journal(Entries.staff(SUMMER, Level.DEBUG, "x")));
  }

  @Test
  void what_is_not_for_staff_names_its_class() {
    assertEquals(
        List.of("<6>[Codec] 3 bytes left"),
        Line.journal(Entries.of(SUMMER, Level.INFO, "io.lintel.Codec", "3 bytes left", null)));
  }

  @Test
  void each_line_of_an_exception_has_its_own_priority() {
    var failure = new IllegalStateException("broken");
    failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("A", "b", "A.java", 7)});
    assertEquals(
        List.of(
            "<3>[A] no",
            "<3>    java.lang.IllegalStateException: broken",
            "<3>    at A.b(A.java:7)"),
        Line.journal(Entries.of(SUMMER, Level.ERROR, "io.A", "no", failure)));
  }

  @Test
  void a_message_cannot_make_a_second_line() {
    assertEquals(
        List.of("<6>a\\u{a}<0>b"), Line.journal(Entries.staff(SUMMER, Level.INFO, "a\n<0>b")));
  }
}
