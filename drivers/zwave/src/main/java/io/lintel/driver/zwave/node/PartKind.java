package io.lintel.driver.zwave.node;

import java.util.List;
import java.util.Optional;

/** Makes one kind of part of the nodes that have what it takes. Pure. */
public interface PartKind {
  /**
   * What the interview asks for this kind. Called again after each answer, so that a question may
   * follow from an answer; each question is asked once, its answer kept in {@link
   * NodeProfile#answer} and over restarts.
   *
   * @param soFar command classes and versions are complete, answers are not
   * @return nothing when the node lacks what it takes
   */
  default List<Question> questions(NodeProfile soFar) {
    return List.of();
  }

  /** Empty when the node is nothing of this kind. */
  Optional<Part> part(PartContext context);
}
