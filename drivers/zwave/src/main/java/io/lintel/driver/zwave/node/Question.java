package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.wire.Octets;

/**
 * Something the interview asks a node.
 *
 * @param endpoint 0 for the node itself, 1 to 127 for a part of it
 * @param command without encapsulation
 * @param answerBegins the bytes with which the answer begins: command class, command, and what else
 *     tells it from answers to other questions
 */
public record Question(int endpoint, Octets command, Octets answerBegins) {
  /** For a report that stands alone: its number is the one after the question's. */
  public static Question of(int endpoint, Octets command) {
    return new Question(endpoint, command, Octets.of(command.at(0), command.at(1) + 1));
  }

  /** To the node itself, for a report that repeats the byte which the question ends with. */
  public static Question about(Octets command) {
    return new Question(0, command, Octets.of(command.at(0), command.at(1) + 1, command.at(2)));
  }

  public boolean isAnsweredBy(Octets said) {
    int size = answerBegins.size();
    return said.size() >= size && said.slice(0, size).equals(answerBegins);
  }
}
