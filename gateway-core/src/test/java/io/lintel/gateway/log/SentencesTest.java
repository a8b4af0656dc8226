package io.lintel.gateway.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Origin;
import io.lintel.spi.Fault;
import io.lintel.spi.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

  private static final UUID ID = UUID.fromString("5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01");
  private static final String ATTEMPT = "(attempt " + ID + ")";
  private static final HouseDevice DOOR = HouseDevice.named("Front door");
  private static final Fault FAULT = Fault.repair("radio.no_ack", "node 7 does not answer");

  static Stream<Arguments> table() {
    return Stream.of(
        line(
            "INFO Front door: the platform asked to unlock it, for \"Ann's phone\" " + ATTEMPT,
            new Happening.AttemptAccepted(by(ActionType.UNLOCK_DOOR, Origin.CLOUD, "Ann's phone"))),
        line(
            "INFO Front door: someone at the gateway asked to lock it " + ATTEMPT,
            new Happening.AttemptAccepted(by(ActionType.LOCK_DOOR, Origin.INSTALLER, ""))),
        line(
            "DEBUG Front door: told to unlock it " + ATTEMPT,
            new Happening.AttemptStarted(by(ActionType.UNLOCK_DOOR, Origin.CLOUD, ""))),
        line(
            "INFO Front door: unlocked by command of the platform "
                + ATTEMPT
                + ", confirmed by the lock after 1.2 s",
            new Happening.AttemptSucceeded(
                by(ActionType.UNLOCK_DOOR, Origin.CLOUD, ""), true, Duration.ofMillis(1_234))),
        line(
            "INFO Front door: locked by command of the schedule "
                + ATTEMPT
                + " after 0.3 s; the lock cannot confirm it",
            new Happening.AttemptSucceeded(
                by(ActionType.LOCK_DOOR, Origin.SCHEDULE, ""), false, Duration.ofMillis(300))),
        line(
            "WARN Front door: command of the platform to unlock it failed after 20.0 s "
                + ATTEMPT
                + ": The door may have moved. [command_timeout]",
            new Happening.AttemptFailed(
                by(ActionType.UNLOCK_DOOR, Origin.CLOUD, ""),
                "command_timeout",
                "The door may have moved.",
                Duration.ofSeconds(20))),
        line(
            "INFO Gateway: simulated devices reset by command of the platform "
                + ATTEMPT
                + ", confirmed by the device after 0.0 s",
            new Happening.AttemptSucceeded(
                new Happening.Attempt(
                    ID, ActionType.RESET_SANDBOX_WORKSPACE, Optional.empty(), Origin.CLOUD, ""),
                true,
                Duration.ZERO)),
        line(
            "INFO Front door: the platform asked to carry out \"set fan mode\" on it " + ATTEMPT,
            new Happening.AttemptAccepted(by(ActionType.SET_FAN_MODE, Origin.CLOUD, ""))),
        line(
            "DEBUG A command came again and got its first answer " + ATTEMPT,
            new Happening.CommandRepeated(ID)),
        line(
            "WARN A command was refused (not_json): it is not JSON",
            new Happening.CommandRefused("not_json", "it is not JSON")),
        line(
            "INFO Front door: unlocked by command " + ATTEMPT,
            moved(Report.LockState.UNLOCKED, Report.Method.REMOTE, 0, Optional.of(ID))),
        line(
            "INFO Front door: unlocked with a code (user 3 of the lock)",
            moved(Report.LockState.UNLOCKED, Report.Method.KEYCODE, 3, Optional.empty())),
        line(
            "INFO Front door: locked by hand",
            moved(Report.LockState.LOCKED, Report.Method.MANUAL, 0, Optional.empty())),
        line(
            "INFO Front door: locked by itself",
            moved(Report.LockState.LOCKED, Report.Method.AUTOMATIC, 0, Optional.empty())),
        line(
            "INFO Front door: unlocked with a card",
            moved(Report.LockState.UNLOCKED, Report.Method.CARD, 0, Optional.empty())),
        line(
            "INFO Front door: found unlocked",
            moved(Report.LockState.UNLOCKED, Report.Method.READ, 0, Optional.empty())),
        line(
            "INFO Front door: locked",
            moved(Report.LockState.LOCKED, Report.Method.UNKNOWN, 0, Optional.empty())),
        line(
            "WARN Front door: the bolt is jammed; look at the door, it is not locked for sure",
            moved(Report.LockState.JAMMED, Report.Method.UNKNOWN, 0, Optional.empty())),
        line(
            "WARN Front door: the lock does not know where its bolt is",
            moved(Report.LockState.UNKNOWN, Report.Method.UNKNOWN, 0, Optional.empty())),
        line(
            "WARN Front door: someone was not let in: unknown code",
            new Happening.Denied(DOOR, Report.Denial.UNKNOWN_CODE)),
        line(
            "WARN Front door: someone was not let in: too many wrong codes",
            new Happening.Denied(DOOR, Report.Denial.TOO_MANY_ATTEMPTS)),
        line("INFO Front door: answers", new Happening.DeviceOnline(DOOR)),
        line(
            "WARN Front door: does not answer: node 7 does not answer [radio.no_ack]",
            new Happening.DeviceOffline(DOOR, FAULT)),
        line("INFO Front door: was added", new Happening.DeviceAdded(DOOR)),
        line(
            "INFO Front door: was replaced by another device, which is brought up to date",
            new Happening.DeviceReplaced(DOOR)),
        line(
            "ERROR Front door: has left its network: node 7 does not answer [radio.no_ack]",
            new Happening.DeviceRemoved(DOOR, FAULT)),
        line("INFO Front door: battery at 16 %", new Happening.Battery(DOOR, 16)),
        line("WARN Front door: battery at 15 %, replace it soon", new Happening.Battery(DOOR, 15)),
        line(
            "WARN Front door: tampered with: cover open",
            new Happening.Tampered(DOOR, "cover open")),
        line(
            "WARN Front door: node 7 does not answer [radio.no_ack]",
            new Happening.DeviceTrouble(DOOR, FAULT)),
        line(
            "WARN Front door: the connection to this lock is not encrypted; anyone near it can listen and open it. Include it again with security, or replace it",
            new Happening.InsecureLock(DOOR)),
        line(
            "ERROR Driver north: node 7 does not answer [radio.no_ack]",
            new Happening.DriverTrouble("north", FAULT)),
        line("INFO Driver north: works", new Happening.DriverWell("north")),
        line(
            "INFO Platform: connected by way of mqtts://b",
            new Happening.UplinkOnline("mqtts://b")),
        line(
            "WARN Platform: not connected (mqtts://b: connection refused); next try in 3 min 5 s. Doors go on working; events are kept and sent later",
            new Happening.UplinkOffline(
                "mqtts://b", "connection refused", Optional.of(Duration.ofSeconds(185)))),
        line(
            "ERROR Platform: another client took our name",
            new Happening.UplinkAlarm("another client took our name")),
        line(
            "ERROR 12 messages to the platform were lost before they could be stored (full); neither the platform nor the history has them",
            new Happening.MessagesLost(12, "full")),
        line(
            "INFO Gateway lobby-1 starting (Lintel 0.1.0, 1 device)",
            new Happening.GatewayStarting("lobby-1", "0.1.0", 1)),
        line("INFO ready", new Happening.Ready(true)),
        line("INFO Gateway stopping: SIGTERM", new Happening.GatewayStopping("SIGTERM")),
        line("INFO Gateway stopped", new Happening.GatewayStopped()),
        line("ERROR Storage: disk full", new Happening.StoreTrouble("disk full")),
        line("INFO Storage: works again", new Happening.StoreWell()),
        line("INFO Clock: synchronised, times can be relied on", new Happening.ClockTrust(true)),
        line(
            "WARN Clock: not synchronised, times may be wrong; check the network and its time server",
            new Happening.ClockTrust(false)),
        line("WARN look", new Happening.Notice(Happening.Level.WARN, "look")));
  }

  @ParameterizedTest
  @MethodSource("table")
  void it_is_said_so(String expected, Happening happening) {
    Sentence sentence = Sentences.of(happening);
    assertEquals(expected, sentence.level() + " " + sentence.text());
  }

  @Test
  void every_kind_of_happening_is_in_the_table() {
    long kinds = table().map(line -> line.get()[1].getClass()).distinct().count();
    assertEquals(Happening.class.getPermittedSubclasses().length, kinds);
  }

  @Test
  void only_being_ready_is_called_ready() {
    long lines =
        table().filter(line -> ((String) line.get()[0]).matches(".*\\bready\\b.*")).count();
    assertEquals(1, lines);
  }

  @Test
  void what_others_wrote_cannot_forge_a_line() {
    var attempt =
        by(ActionType.UNLOCK_DOOR, Origin.CLOUD, "x\n2026-01-01 INFO Back door: unlocked\u202e");
    String text = Sentences.of(new Happening.AttemptAccepted(attempt)).text();
    assertTrue(text.contains("x\\u{a}2026-01-01 INFO Back door: unlocked\\u{202e}"), text);
  }

  @Test
  void a_device_elsewhere_tells_its_own_time_too() {
    var now = Instant.parse("2026-11-23T14:00:05Z");
    var london = new HouseDevice("Annex", Optional.of(ZoneId.of("Europe/London")));
    var paris = ZoneId.of("Europe/Paris");
    assertEquals(
        " [there: 14:00:05, Europe/London]",
        StaffLog.localTime(new Happening.DeviceOnline(london), now, paris));
    assertEquals(
        "",
        StaffLog.localTime(new Happening.DeviceOnline(london), now, ZoneId.of("Europe/Lisbon")));
    assertEquals("", StaffLog.localTime(new Happening.DeviceOnline(DOOR), now, paris));
  }

  @Test
  void times_are_said_by_size() {
    assertEquals("0.0 s", Words.time(Duration.ZERO));
    assertEquals("59.9 s", Words.time(Duration.ofMillis(59_949)));
    assertEquals("1 min 0 s", Words.time(Duration.ofSeconds(60)));
    assertEquals("2 h 5 min", Words.time(Duration.ofMinutes(125)));
  }

  private static Arguments line(String expected, Happening happening) {
    return Arguments.of(expected, happening);
  }

  private static Happening.Attempt by(ActionType type, Origin origin, String issuedBy) {
    return new Happening.Attempt(ID, type, Optional.of(DOOR), origin, issuedBy);
  }

  private static Happening moved(
      Report.LockState state, Report.Method method, int slot, Optional<UUID> attemptId) {
    return new Happening.Moved(DOOR, state, method, new Report.User(slot), attemptId);
  }
}
