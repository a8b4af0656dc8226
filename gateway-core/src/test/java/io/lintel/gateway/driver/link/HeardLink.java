package io.lintel.gateway.driver.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lintel.spi.Fault;
import io.lintel.spi.LinkListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** Keeps what a link says, and lets a test wait for it. */
final class HeardLink implements LinkListener {

  final List<String> told = new ArrayList<>();
  private final LinkedBlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final List<Fault> causes = new ArrayList<>();

  @Override
  public void up() {
    say("up");
  }

  @Override
  public void received(ByteBuffer bytes) {
    say(US_ASCII.decode(bytes).toString());
  }

  @Override
  public synchronized void down(Fault cause) {
    causes.add(cause);
    say("down " + cause.code());
  }

  /** Waits for the next news. */
  String next() {
    try {
      String said = news.poll(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
      return said == null ? Assertions.fail("nothing was heard within 20 s; so far " + told) : said;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until so many characters have come, however they were cut. */
  String received(int count) {
    var text = new StringBuilder();
    while (text.length() < count) {
      text.append(next());
    }
    return text.toString();
  }

  synchronized Fault lastCause() {
    return causes.getLast();
  }

  private void say(String what) {
    told.add(what);
    news.add(what);
  }
}
