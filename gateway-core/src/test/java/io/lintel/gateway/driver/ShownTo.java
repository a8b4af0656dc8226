package io.lintel.gateway.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator;
import io.lintel.spi.Fault;
import io.lintel.spi.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An operator in a house of virtual time, and what is shown. */
final class ShownTo implements Operator {

  final List<Shown> shown = new ArrayList<>();
  private final House house;
  private Operation operation = new NoOperation();

  ShownTo(House house) {
    this.house = house;
  }

  /** Begins a job as root, with arguments in pairs of key and text. */
  ShownTo begin(String verb, String... arguments) {
    return begin(request(verb, true, arguments));
  }

  ShownTo begin(JobRequest request) {
    operation = house.host.operate(request, this);
    house.time.runUntilIdle();
    return this;
  }

  static JobRequest request(String verb, boolean byRoot, String... arguments) {
    var typed = new HashMap<String, String>();
    for (int i = 0; i < arguments.length; i += 2) {
      typed.put(arguments[i], arguments[i + 1]);
    }
    return new JobRequest("scripted", verb, typed, Map.of(), byRoot);
  }

  /** Answers the question that was asked last. */
  ShownTo answer(String text) {
    operation.answer(last(Shown.Asked.class).number(), new Secret(text.getBytes(UTF_8)));
    house.time.runUntilIdle();
    return this;
  }

  ShownTo written(boolean whole) {
    operation.written(last(Shown.FileContent.class).number(), whole);
    house.time.runUntilIdle();
    return this;
  }

  ShownTo cancel() {
    operation.cancel();
    house.time.runUntilIdle();
    return this;
  }

  ShownTo leave() {
    operation.gone();
    house.time.runUntilIdle();
    return this;
  }

  String question() {
    return last(Shown.Asked.class).question().text();
  }

  /** The end in a word: the summary, or the code of the fault; more than one is a mistake. */
  List<String> ends() {
    return all(Shown.Ended.class).map(ShownTo::words).toList();
  }

  List<String> lines() {
    return all(Shown.Progress.class).map(Shown.Progress::line).toList();
  }

  <S extends Shown> Stream<S> all(Class<S> kind) {
    return shown.stream().filter(kind::isInstance).map(kind::cast);
  }

  <S extends Shown> S last(Class<S> kind) {
    return all(kind).toList().getLast();
  }

  @Override
  public void show(Shown what) {
    shown.add(what);
  }

  private static String words(Shown.Ended ended) {
    return ended.fault().map(Fault::code).orElse(ended.summary());
  }

  private static final class NoOperation implements Operation {
    @Override
    public void answer(int number, Secret text) {
      throw new IllegalStateException("nothing was begun");
    }

    @Override
    public void decline(int number) {
      throw new IllegalStateException("nothing was begun");
    }

    @Override
    public void written(int number, boolean whole) {
      throw new IllegalStateException("nothing was begun");
    }

    @Override
    public void cancel() {
      throw new IllegalStateException("nothing was begun");
    }

    @Override
    public void gone() {
      throw new IllegalStateException("nothing was begun");
    }
  }
}
