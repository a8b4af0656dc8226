package io.lintel.gateway.driver.job;

import io.lintel.spi.Fault;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Who has a job done. Called from any thread; returns at once. */
@FunctionalInterface
public interface Operator {

  /** Shows something; the last is {@link Shown.Ended}. */
  void show(Shown shown);

  /** What an operator gets to see. Texts are free of control characters. */
  sealed interface Shown {

    /**
     * How it goes on.
     *
     * @param of 0: without a measure
     */
    record Progress(String line, long done, long of) implements Shown {}

    record Rows(List<SequencedMap<String, String>> rows) implements Shown {}

    /**
     * Something to answer with {@link Operation#answer}.
     *
     * @param number of the question, within the job
     */
    record Asked(int number, Question question, boolean secret) implements Shown {}

    /** A question is over; an answer comes too late. */
    record Withdrawn(int number, Why why) implements Shown {

      /** Why it is over. */
      public enum Why {
        TIME_OVER,
        /** The job has ended, and with it what it asked. */
        JOB_OVER,
        /** Whoever was asked does not answer it, or is gone. */
        DECLINED
      }
    }

    /** The content of a file, to be written and told with {@link Operation#written}. */
    record FileContent(int number, String argument, Secret content) implements Shown {}

    /**
     * It is over.
     *
     * @param fault empty: it is done
     */
    record Ended(Optional<Fault> fault, String summary) implements Shown {}
  }
}
