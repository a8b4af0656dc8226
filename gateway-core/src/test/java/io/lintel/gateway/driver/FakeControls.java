package io.lintel.gateway.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Control sockets without sockets. */
final class FakeControls implements ControlSockets {

  private final Map<Path, Lines> open = new ConcurrentHashMap<>();

  @Override
  public Open open(Path socket, Lines lines) {
    open.put(socket, lines);
    return () -> open.remove(socket, lines);
  }

  boolean isOpen() {
    return !open.isEmpty();
  }

  /** Sends a line to the only socket; what it answers is added to the list. */
  List<String> send(String line) {
    var answers = new ArrayList<String>();
    Lines lines = Objects.requireNonNull(open.values().iterator().next());
    lines.line(line, answers::add);
    return answers;
  }
}
