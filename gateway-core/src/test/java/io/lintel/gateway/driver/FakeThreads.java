package io.lintel.gateway.driver;

import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;

/** Loops in virtual time. A stalled one behaves like a call that does not return. */
final class FakeThreads implements Threads {

  private final VirtualTime time;
  private final List<FakeWorker> workers = new ArrayList<>();

  FakeThreads(VirtualTime time) {
    this.time = time;
  }

  @Override
  public Worker worker(String name, ClassLoader context) {
    var worker = new FakeWorker(time.loop(), context);
    workers.add(worker);
    return worker;
  }

  @Override
  public Pool pool(String name, ClassLoader context) {
    Loop loop = time.loop();
    return new Pool() {
      @Override
      public boolean offer(Runnable work) {
        loop.execute(work);
        return true;
      }

      @Override
      public void end() {}
    };
  }

  /** The present worker hangs from its next action on. */
  void stall() {
    workers.getLast().stalled = true;
  }

  /** A hung worker comes back and runs what it held, ended or not. */
  void unstall(int index) {
    FakeWorker worker = workers.get(index);
    worker.stalled = false;
    List.copyOf(worker.held).forEach(Runnable::run);
  }

  long running() {
    return workers.stream().filter(worker -> !worker.ended).count();
  }

  private static final class FakeWorker implements Worker {
    private final Loop loop;
    private final ClassLoader context;
    private final List<Runnable> held = new ArrayList<>();
    private boolean stalled;
    private boolean ended;

    FakeWorker(Loop loop, ClassLoader context) {
      this.loop = loop;
      this.context = context;
    }

    @Override
    public void execute(Runnable action) {
      loop.execute(() -> run(action));
    }

    @Override
    public void end() {
      ended = true;
    }

    private void run(Runnable action) {
      if (stalled) {
        held.add(action);
      } else if (!ended) {
        inContext(action);
      }
    }

    private void inContext(Runnable action) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(context);
      try {
        action.run();
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }
}
