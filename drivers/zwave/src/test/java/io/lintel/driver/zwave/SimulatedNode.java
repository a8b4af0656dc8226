package io.lintel.driver.zwave;

import static java.util.Objects.requireNonNull;

import io.lintel.driver.zwave.security.join.SimulatedS2Node;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lock behind a {@link SimulatedStick}: Lock or Door Lock in the clear, with or without battery.
 */
final class SimulatedNode {
  static final int LOCK = 0x76;
  static final int DOOR_LOCK = 0x62;

  /** How it treats what reaches it. */
  enum Mood {
    WELL,
    /** Its radio acknowledges and the rest of it sleeps. */
    HUNG,
    /** It takes orders and its bolt does not move; it tells so. */
    JAMMED,
    OFFLINE,
    /** So far away that the stick tries for a minute. */
    FAR
  }

  final int id;
  final int commandClass;
  final int battery;
  Mood mood = Mood.WELL;
  boolean locked = true;
  int movements;
  int sets;

  /** How long the bolt takes; the position changes at the end of it. */
  int travelMillis;

  /** Whether it is set up to lock again by itself after 5 s. */
  boolean timed;

  /** To whom it reports, by Association; null when it does not have that. */
  @Nullable List<Integer> lifeline;

  /** How many records its log was given; -1 when it has no log. */
  int records = -1;

  /** How many of them it keeps: then it goes on over the oldest. */
  int recordsKept = 255;

  /** In which year its clock believes to be. */
  int year = 2000;

  int day = 1;
  int hour = 12;

  /** How many questions for a record came. */
  int recordsAsked;

  /** How many questions for a record it does not answer. */
  int recordsWithheld;

  /** Whether it says nothing of a record that it does not have. */
  boolean silentOfNoRecord;

  /** Whether each record comes twice, the second time late. */
  boolean recordsTwice;

  /** Whom it tells that it is awake; 0 for a node that does not sleep. */
  int wakesFor;

  /** Whether a beam wakes it for each transmission. */
  boolean beamed;

  /** How often it was let go to sleep. */
  int letGo;

  /** How often it was asked for its position. */
  int reads;

  /** Whether its bolt is neither thrown nor drawn, on its way or stuck. */
  boolean between;

  /** The mode of the last set. */
  int mode;

  /** Whether it says that it knows Security 2. */
  boolean knowsSecurity;

  /** Whether it tells of a movement by itself. */
  boolean reports = true;

  /** Through which it is spoken to; null for one that speaks in the clear alone. */
  @Nullable SimulatedS2Node security;

  /** Someone keeps what it says under a key off the air. */
  boolean jammed;

  /** What someone says in its name when it is asked who it is; he answers for it in the clear. */
  @Nullable Octets forged;

  /** How many commands came for it that anyone could read; pings are none. */
  int heardInTheClear;

  /** It shows to everyone what it has under its key too. */
  boolean showsAll;

  /** What it is beside a lock. */
  SimulatedFeature feature = SimulatedFeature.NONE;

  SimulatedNode(int id, int commandClass, int battery) {
    this.id = id;
    this.commandClass = commandClass;
    this.battery = battery;
  }

  static SimulatedNode lock(int id) {
    return new SimulatedNode(id, LOCK, 0);
  }

  static SimulatedNode doorLock(int id) {
    return new SimulatedNode(id, DOOR_LOCK, 85);
  }

  static SimulatedNode with(int id, SimulatedFeature feature) {
    SimulatedNode node = lock(id);
    node.feature = feature;
    return node;
  }

  SimulatedS2Node security() {
    return requireNonNull(security);
  }

  /** Whether the stick remembers it as a lock whose type demands security. */
  boolean isSecureLock() {
    return security != null || knowsSecurity;
  }

  /** Basic, generic, specific class, then the command classes that it shows to everyone. */
  Octets information() {
    Octets shown = Octets.of(0x04, 0x40, 0x03, 0x5E, 0x86, 0x72);
    Octets all = showsAll || security == null ? shown.plus(secured()) : shown;
    return security == null ? all : all.plus(0x9F);
  }

  /** The command classes that it has under a key, where it has one. */
  Octets secured() {
    Octets classes = Octets.of(commandClass);
    Octets told = battery > 0 ? classes.plus(0x80, 0x71) : classes;
    Octets logs = records < 0 ? told : told.plus(0x4C);
    Octets wakes = wakesFor == 0 ? logs : logs.plus(0x84);
    Octets more = lifeline == null ? wakes : wakes.plus(0x85);
    return (knowsSecurity ? more.plus(0x9F) : more).plus(feature.classes());
  }

  Octets report() {
    return commandClass == LOCK
        ? Octets.of(LOCK, 0x03, locked ? 1 : 0)
        // mode, handles, condition, no timeout
        : Octets.of(DOOR_LOCK, 0x03, position(), 0x11, 0x05, 0xFE, 0xFE);
  }

  private int position() {
    return between ? 0xFE : locked ? 0xFF : 0x00;
  }

  boolean hasRecord(int number) {
    return number <= Math.min(records, recordsKept);
  }

  /**
   * The record under a number, 0 for the youngest: a turn by hand so many minutes after the hour.
   */
  Octets logged(int number) {
    int rounds = number == 0 ? 0 : (records - number) / recordsKept;
    int found = number == 0 ? records : number + rounds * recordsKept;
    return found == 0 || !hasRecord(number)
        ? Octets.of(0x4C, 0x04, number).plus(Octets.copyOf(new byte[10]))
        : Octets.of(0x4C, 0x04, (found - 1) % recordsKept + 1, year >> 8, year & 0xFF)
            // January, status 1, unlocked by hand, no user, no code
            .plus(1, day, 0x20 + hour + found / 60, found % 60, 0, 9, 0, 0);
  }

  Octets configuration() {
    return timed ? Octets.ofHex("620602110005") : Octets.ofHex("62060111fefe");
  }

  /** Group 1, which holds five nodes. */
  Octets association() {
    return requireNonNull(lifeline).stream()
        .reduce(Octets.of(0x85, 0x03, 1, 5, 0), (list, id) -> list.plus(id), Octets::plus);
  }

  Octets batteryReport() {
    return Octets.of(0x80, 0x03, battery);
  }

  /** Notification: access control, lock jammed. */
  static Octets jamNotification() {
    return Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, 0x0B, 0);
  }
}
