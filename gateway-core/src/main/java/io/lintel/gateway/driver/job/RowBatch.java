package io.lintel.gateway.driver.job;

import io.lintel.gateway.driver.job.Operator.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Rows on their way to an operator, many at a time: a slow reader is cut off otherwise. */
final class RowBatch {

  private static final int ROWS_MAX = 10_000;
  private static final int AT_A_TIME = 200;

  private final Operator operator;
  private final List<SequencedMap<String, String>> waiting = new ArrayList<>();
  private int count;

  RowBatch(Operator operator) {
    this.operator = operator;
  }

  /** Adds a row; what is more than an operator can read is dropped. */
  void add(SequencedMap<String, String> cells) {
    if (++count > ROWS_MAX) {
      return;
    }
    var clean = new LinkedHashMap<String, String>();
    cells.forEach((column, text) -> clean.put(column, OperatorConsole.clean(text)));
    waiting.add(clean);
    if (waiting.size() == AT_A_TIME) {
      flush();
    }
  }

  void flush() {
    if (!waiting.isEmpty()) {
      operator.show(new Shown.Rows(List.copyOf(waiting)));
      waiting.clear();
    }
  }
}
