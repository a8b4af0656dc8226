package io.lintel.spi;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Something a device told. The driver produces it, the host switches over it. */
public sealed interface Report {

  /**
   * Where the bolt or release is.
   *
   * @param state as the device says it
   * @param method how it came there; {@link Method#UNKNOWN} when the device does not say, and
   *     {@link Method#READ} for a reading: nothing is known to have moved, the host or the driver
   *     itself had asked
   * @param user who, where the device says it
   */
  record Position(LockState state, Method method, User user) implements Report {

    public static Position of(LockState state, Method method) {
      return new Position(state, method, User.unknown());
    }
  }

  /** Where a bolt or release is. */
  enum LockState {
    LOCKED,
    UNLOCKED,
    /** Neither: the bolt is stuck on its way. Never shown as locked. */
    JAMMED,
    /** The device does not know. */
    UNKNOWN
  }

  /** How a bolt moved. */
  enum Method {
    KEYCODE,
    MANUAL,
    AUTOMATIC,
    REMOTE,
    CARD,
    READ,
    UNKNOWN
  }

  /**
   * Who moved it, as the device counts its users.
   *
   * @param slot the device's user or code slot, 1 and up; 0 when not told
   */
  record User(int slot) {

    public static User unknown() {
      return new User(0);
    }
  }

  /** Someone tried and was not let in. What was entered is never part of a report. */
  record AccessDenied(Denial reason) implements Report {}

  /** Why someone was not let in. */
  enum Denial {
    UNKNOWN_CODE,
    EXPIRED_CODE,
    BLOCKLISTED_CODE,
    TOO_MANY_ATTEMPTS,
    BLOCKED_BY_PRIVACY_MODE,
    CREDENTIAL_ERROR
  }

  /** The device answers. Sent on change, and once when first heard. */
  record Online() implements Report {}

  /** The device does not answer, and why. Sent on change. */
  record Offline(Fault fault) implements Report {}

  /**
   * The device has left the network for good: it was reset, excluded, or removed as failed. It
   * moves nothing any more. The driver ends its orders as {@link Reason#DEVICE_REMOVED}, as far as
   * nothing can have moved. {@link Console#replace} puts another in its place; {@link Online} tells
   * that it is there again.
   */
  record Removed(Fault fault) implements Report {}

  /**
   * How full the battery is.
   *
   * @param percent 0 to 100
   */
  record Battery(int percent) implements Report {

    public Battery {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("battery " + percent + " % is not within 0..100");
      }
    }
  }

  /** The case was opened or the device was moved. */
  record Tamper(String what) implements Report {}

  /** Something that staff must know and that is none of the above. Sent when it begins. */
  record Trouble(Fault fault) implements Report {}

  /** What says nothing of the device's own door: codes, cards, climate, sound. */
  sealed interface Observation extends Report {}

  /** Someone entered these digits at a {@link KeyReader}. */
  record Keys(Pin code) implements Observation {}

  /** Someone showed this card to a {@link CardReader}. */
  record Card(CardNumber number) implements Observation {}

  /**
   * What a slot of {@link CodeSlots} holds, as the device says it.
   *
   * @param slot 1 and up
   */
  record CodeSlot(int slot, SlotContent content) implements Observation {}

  /** What a code slot holds. */
  sealed interface SlotContent {
    record Empty() implements SlotContent {}

    /** The device shows the digits. */
    record Holds(Pin code) implements SlotContent {}

    /** In use, and the device does not show with what. */
    record Masked() implements SlotContent {}
  }

  /** What a {@link Thermostat} shows or feels; what is empty was not told. */
  record Climate(
      Optional<Thermostat.HvacMode> mode,
      Optional<Thermostat.FanMode> fan,
      OptionalDouble heatingSetPointCelsius,
      OptionalDouble coolingSetPointCelsius,
      OptionalDouble temperatureCelsius,
      OptionalDouble relativeHumidity)
      implements Observation {

    /** A reading of the temperature alone. */
    public static Climate temperature(double celsius) {
      return new Climate(
          Optional.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.of(celsius),
          OptionalDouble.empty());
    }
  }

  /**
   * How loud it is, from a {@link SoundLevel}.
   *
   * @param decibels dB(A)
   * @param nrs the noise risk score of a sensor that has one, 0 to 100
   */
  record Sound(double decibels, OptionalDouble nrs) implements Observation {}

  /**
   * A card that an {@link Encoder} read.
   *
   * @param orderId of the scan or encode order
   * @param identifier what the card says it is (UID); anyone can copy it
   * @param message the NDEF message; empty when the card holds none that can be read
   */
  record CardRead(UUID orderId, CardNumber identifier, Optional<Secret> message)
      implements Observation {}
}
