package io.lintel.gateway.cli;

import io.lintel.gateway.driver.ControlSockets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sockets on which drivers answer tools, one line for each. */
public final class DriverControls implements ControlSockets {

  private static final long ANSWER_LIMIT_SECONDS = 10;

  @Override
  public Open open(Path socket, Lines lines) {
    return LineServer.open(
            socket, Optional.empty(), (line, client) -> client.send(answer(lines, line)))
        ::close;
  }

  private static String answer(Lines lines, String line) {
    var answer = new CompletableFuture<String>();
    lines.line(line, answer::complete);
    try {
      return answer.get(ANSWER_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return Replies.error("stopped", "the driver was stopped");
    } catch (TimeoutException | ExecutionException late) {
      return Replies.error("no_answer", "the driver did not answer in time");
    }
  }
}
