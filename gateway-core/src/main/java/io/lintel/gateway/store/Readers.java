package io.lintel.gateway.store;

import io.lintel.spi.FaultException;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Two connections for reading, lent to any thread; a third reader waits for one of them. */
final class Readers implements AutoCloseable {

  private static final int CONNECTIONS = 2;

  private final Opener opener;
  private final Semaphore permits = new Semaphore(CONNECTIONS, true);
  private final Queue<Sql> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  Readers(Opener opener) {
    this.opener = opener;
  }

  /** Runs a query on committed rows. */
  <T> T read(Query<T> query) {
    permits.acquireUninterruptibly();
    try {
      return readWith(borrow(), query);
    } catch (SQLException failure) {
      throw new FaultException(StoreFaults.unreadable(failure));
    } finally {
      permits.release();
    }
  }

  @Override
  public void close() throws SQLException {
    permits.acquireUninterruptibly(CONNECTIONS);
    closed = true;
    permits.release(CONNECTIONS);
    for (Sql sql = idle.poll(); sql != null; sql = idle.poll()) {
      sql.close();
    }
  }

  private Sql borrow() throws SQLException {
    if (closed) {
      throw new FaultException(StoreFaults.closed());
    }
    Sql sql = idle.poll();
    return sql == null ? opener.open() : sql;
  }

  /** A connection that failed is not lent again. */
  private <T> T readWith(Sql sql, Query<T> query) throws SQLException {
    boolean sound = false;
    try {
      T answer = query.run(sql);
      sound = true;
      return answer;
    } finally {
      if (sound) {
        idle.add(sql);
      } else {
        sql.close();
      }
    }
  }

  /** Asks one thing. */
  @FunctionalInterface
  interface Query<T> {
    T run(Sql sql) throws SQLException;
  }

  /** Makes a connection. */
  @FunctionalInterface
  interface Opener {
    Sql open() throws SQLException;
  }
}
