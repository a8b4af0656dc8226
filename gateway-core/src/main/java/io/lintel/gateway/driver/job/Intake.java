package io.lintel.gateway.driver.job;

import io.lintel.gateway.driver.job.Admission.Answer;
import io.lintel.gateway.time.Loop;
import io.lintel.spi.Fault;
import io.lintel.spi.Found;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Devices that a job hands over: named by the operator, or by themselves when nobody answers, then
 * taken in. On the driver's loop. What has joined is taken in even when its job has ended.
 */
final class Intake {

  private static final Duration NAME_LIMIT = Duration.ofMinutes(5);

  private final Loop loop;
  private final Questions questions;
  private final Admission admission;
  private final Runnable onIdle;
  private int underWay;

  /**
   * For one job.
   *
   * @param onIdle called on the loop whenever nothing is left to be taken in
   */
  Intake(Loop loop, Questions questions, Admission admission, Runnable onIdle) {
    this.loop = loop;
    this.questions = questions;
    this.admission = admission;
    this.onIdle = onIdle;
  }

  boolean isIdle() {
    return underWay == 0;
  }

  void adopt(Found found, Consumer<UUID> adopted, Consumer<Fault> refused) {
    underWay++;
    askName(found, Optional.empty(), name -> takeIn(found, name, adopted, refused));
  }

  void replace(UUID deviceId, Found found, Runnable replaced, Consumer<Fault> refused) {
    underWay++;
    admission.replace(
        deviceId, found, answer -> loop.execute(() -> heard(answer, _ -> replaced.run(), refused)));
  }

  private void takeIn(Found found, String name, Consumer<UUID> adopted, Consumer<Fault> refused) {
    admission.adopt(found, name, answer -> loop.execute(() -> heard(answer, adopted, refused)));
  }

  private void heard(Answer answer, Consumer<UUID> taken, Consumer<Fault> refused) {
    underWay--;
    switch (answer) {
      case Answer.Taken(UUID deviceId) -> taken.accept(deviceId);
      case Answer.Refused(Fault fault) -> refused.accept(fault);
    }
    onIdle.run();
  }

  /** Asks until a name is given that nothing speaks against, or nobody answers. */
  private void askName(Found found, Optional<String> objection, Consumer<String> then) {
    String suggested = admission.free(found.suggestedName());
    String why = objection.map(words -> words + ". ").orElse("");
    String what = found.model().isBlank() ? "The device" : found.model();
    var question =
        Question.of(why + what + " has joined. Its name [" + suggested + "]:", NAME_LIMIT);
    questions.askForHost(
        question, typed -> named(found, suggested, typed, then), () -> then.accept(suggested));
  }

  private void named(Found found, String suggested, Secret typed, Consumer<String> then) {
    String name = Questions.text(typed);
    Optional<String> objection = name.isEmpty() ? Optional.empty() : admission.objection(name);
    if (objection.isPresent()) {
      askName(found, objection, then);
    } else {
      then.accept(name.isEmpty() ? suggested : name);
    }
  }
}
