package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.api.NodeProtocolInfo;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an interview has found so far. It is kept after each answer, so that a restart asks nothing
 * twice.
 *
 * @param listening always awake
 * @param door what the stick learned of it when it joined, and tells without asking it
 * @param information the node's own, in the clear; empty before it answered
 * @param security empty before it is known how the node is spoken to
 * @param answers whole commands; {@link Octets#NONE} for a question that it does not answer
 */
public record Findings(
    boolean listening,
    Door door,
    Octets information,
    Optional<Security> security,
    Map<Question, Octets> answers) {
  public static final Findings NONE =
      new Findings(false, Door.NONE, Octets.NONE, Optional.empty(), Map.of());

  /** Stands first in what is kept; other forms are not understood and asked anew. */
  private static final int FORM = 2;

  private static final int CLEAR = 0;

  private static final int LISTENING = 0x01;
  private static final int DOOR_SHIFT = 1;

  /** Whether it is a door lock or a keypad. */
  public enum Door {
    /** Or not asked yet. */
    NONE(0),
    LOCK(1),
    /** One that cannot be without security. */
    SECURE_LOCK(2);

    private final int bits;

    Door(int bits) {
      this.bits = bits;
    }

    static Door of(NodeProtocolInfo info) {
      return info.isSecureEntryControl() ? SECURE_LOCK : info.isEntryControl() ? LOCK : NONE;
    }

    private static Door kept(int bits) {
      return Arrays.stream(values()).filter(each -> each.bits == bits).findFirst().orElse(NONE);
    }
  }

  /**
   * How the node is spoken to.
   *
   * @param best empty in the clear
   * @param commandClasses those that it has at that class, as it listed them
   */
  public record Security(Optional<SecurityClass> best, Octets commandClasses) {
    public static final Security CLEAR = new Security(Optional.empty(), Octets.NONE);
  }

  public Findings {
    answers = Map.copyOf(answers);
  }

  /** Of a node of which the stick was not asked. */
  public Findings(
      boolean listening,
      Octets information,
      Optional<Security> security,
      Map<Question, Octets> answers) {
    this(listening, Door.NONE, information, security, answers);
  }

  Findings met(NodeProtocolInfo info) {
    return new Findings(info.listening(), Door.of(info), information, security, answers);
  }

  Findings introduced(Octets told) {
    return new Findings(listening, door, told, security, answers);
  }

  Findings secured(Security found) {
    return new Findings(listening, door, information, Optional.of(found), answers);
  }

  /** How the node is spoken to is to be found out again. */
  public Findings unsettled() {
    return new Findings(listening, door, information, Optional.empty(), answers);
  }

  /** What stayed open is asked again. */
  Findings withoutSilences() {
    Map<Question, Octets> answered = new LinkedHashMap<>(answers);
    answered.values().removeIf(Octets.NONE::equals);
    return new Findings(listening, door, information, security, answered);
  }

  Findings answered(Question question, Octets answer) {
    Map<Question, Octets> more = new LinkedHashMap<>(answers);
    more.put(question, answer);
    return new Findings(listening, door, information, security, more);
  }

  public boolean isIntroduced() {
    return information.size() > 0;
  }

  /** For the node cache. */
  public Octets encode() {
    Octets head =
        Octets.of(FORM, kind(), information.size()).plus(information).plus(encodeSecurity());
    return answers.entrySet().stream()
        .map(each -> encode(each.getKey(), each.getValue()))
        .reduce(head.plus(wide(answers.size())), Octets::plus);
  }

  /** Empty when the kept bytes make no sense, as after a change of their form. */
  public static Optional<Findings> decode(Octets kept) {
    try {
      var reader = new OctetReader(kept, "kept findings");
      return reader.u8("form") == FORM ? Optional.of(sane(decode(reader))) : Optional.empty();
    } catch (MalformedFrame _) {
      return Optional.empty();
    }
  }

  /** What is kept is used without another look: it has to make a profile. */
  private static Findings sane(Findings found) {
    Profiles.of(found);
    return found;
  }

  private int kind() {
    return (listening ? LISTENING : 0) | door.bits << DOOR_SHIFT;
  }

  private Octets encodeSecurity() {
    if (security.isEmpty()) {
      return Octets.of(0);
    }
    Security found = security.get();
    int bit = found.best().map(SecurityClass::bit).orElse(CLEAR);
    return Octets.of(1, bit, found.commandClasses().size()).plus(found.commandClasses());
  }

  private static Octets encode(Question question, Octets answer) {
    return Octets.of(question.endpoint(), question.command().size())
        .plus(question.command())
        .plus(question.answerBegins().size())
        .plus(question.answerBegins())
        .plus(wide(answer.size()))
        .plus(answer);
  }

  private static Octets wide(int value) {
    return Octets.of(value >> 8, value & 0xFF);
  }

  private static Findings decode(OctetReader reader) {
    int kind = reader.u8("kind");
    boolean listening = (kind & LISTENING) != 0;
    Door door = Door.kept(kind >> DOOR_SHIFT);
    Octets information = reader.octets(reader.u8("size"), "information");
    Optional<Security> security =
        reader.u8("settled") == 1 ? Optional.of(decodeSecurity(reader)) : Optional.empty();
    Map<Question, Octets> answers = new LinkedHashMap<>();
    for (int left = reader.u16("answers"); left > 0; left--) {
      var question =
          new Question(
              reader.u8("endpoint"),
              reader.octets(reader.u8("size"), "question"),
              reader.octets(reader.u8("size"), "beginning"));
      answers.put(question, reader.octets(reader.u16("size"), "answer"));
    }
    return new Findings(listening, door, information, security, answers);
  }

  private static Security decodeSecurity(OctetReader reader) {
    Optional<SecurityClass> best = SecurityClass.ofBits(reader.u8("class")).stream().findFirst();
    return new Security(best, reader.octets(reader.u8("size"), "command classes"));
  }
}
