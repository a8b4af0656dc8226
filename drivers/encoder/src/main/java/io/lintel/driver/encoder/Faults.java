package io.lintel.driver.encoder;

import io.lintel.driver.encoder.pcsc.CardTrouble;
import io.lintel.driver.encoder.tag.Ending.Unfitness;
import io.lintel.spi.Fault;
import java.util.List;
import java.util.Optional;

/** What can go wrong, in the installer's words. */
final class Faults {
  static Fault noReader(Optional<String> part, List<String> plugged) {
    String found = plugged.isEmpty() ? "none" : String.join("; ", plugged);
    return Fault.repair(
            "encoder.no_reader",
            part.map(name -> "no card reader has \"" + name + "\" in its name")
                    .orElse("no card reader is plugged in")
                + " (found: "
                + found
                + "): plug it in, or correct address.reader")
        .with("readers", found);
  }

  static Fault whichReader(Optional<String> part, List<String> fitting) {
    String found = String.join("; ", fitting);
    return Fault.repair(
            "encoder.which_reader",
            part.map(name -> "\"" + name + "\" fits").orElse("without address.reader there are")
                + " more than one card reader ("
                + found
                + "): write a part of the name that one of them alone has")
        .with("readers", found);
  }

  static Fault of(CardTrouble trouble) {
    return switch (trouble.kind()) {
      case NO_LIBRARY ->
          Fault.repair(
              "encoder.no_library",
              "the PC/SC library is not installed: apt install libpcsclite1, then restart lintel");
      case NO_SERVICE ->
          Fault.repair(
              "encoder.no_service",
              "the PC/SC service does not run: apt install pcscd, then systemctl enable --now"
                  + " pcscd.socket");
      case NO_PERMISSION ->
          Fault.repair(
              "encoder.no_permission",
              "the PC/SC service does not let this user in: install systemd/60-lintel-pcsc.rules"
                  + " into /etc/polkit-1/rules.d (docs/install.md)");
      case STALE_SERVICE ->
          Fault.repair(
              "encoder.stale_service",
              "the PC/SC service was started anew and this Java cannot follow: restart lintel, and"
                  + " start it with bin/lintel");
      case NO_READER ->
          Fault.repair(
              "encoder.reader_lost", "the card reader was unplugged meanwhile: plug it in again");
      case HELD_BY_ANOTHER ->
          Fault.repair(
              "encoder.held_by_another",
              "another program holds the card on the reader: end it, this reader is lintel's");
      case CARD_GONE ->
          Fault.retry("encoder.card_gone", "the card was taken away: lay it on again");
      case NO_ANSWER ->
          Fault.retry(
                  "encoder.no_answer",
                  "the reader or the card does not answer as it should ("
                      + trouble.detail()
                      + "): lay the card flat on the reader; if it stays, unplug the reader")
              .with("pcsc", trouble.detail());
    };
  }

  static Fault unfit(Unfitness why, String detail) {
    Fault fault =
        switch (why) {
          case NO_IDENTIFIER ->
              Fault.never(
                  "encoder.no_identifier",
                  "the card tells no identifier: use an NFC Forum Type 4 Tag");
          case NOT_A_TAG ->
              Fault.never(
                  "encoder.not_a_tag",
                  "the card is no NFC Forum Type 4 Tag, or not formatted as one: use one that is");
          case WRITE_PROTECTED ->
              Fault.never(
                  "encoder.write_protected", "the card is write-protected: use another one");
          case TOO_SMALL ->
              Fault.never("encoder.card_too_small", "the card has too little room: use another");
        };
    return fault.with("detail", detail);
  }

  static Fault torn(String detail) {
    return Fault.retry(
            "encoder.torn",
            "the card was taken away or failed while it was written: it opens nothing until it is"
                + " encoded again ("
                + detail
                + ")")
        .with("detail", detail);
  }

  static Fault noCard() {
    return Fault.retry("encoder.no_card", "no card was laid on the encoder in time");
  }

  static Fault permitEnded() {
    return Fault.retry(
        "encoder.permit_ended", "the time for the order ran out before anything was written");
  }

  static Fault silent() {
    return Fault.repair(
        "encoder.silent",
        "the reader took the command and did not answer in time: unplug it, plug it in again and"
            + " encode the card again");
  }

  static Fault busy() {
    return Fault.retry("encoder.busy", "the encoder is busy with an earlier order");
  }

  static Fault detached() {
    return Fault.never("encoder.detached", "the encoder was taken out of the configuration");
  }

  static Fault tooMuch(Exception failure) {
    return Fault.retry(
        "encoder.failed", "the encoder's work could not be done (" + failure + "): try again");
  }

  private Faults() {}
}
