package io.lintel.gateway.log;

import java.util.HashMap;
import java.util.Map;
import org.tinylog.configuration.Configuration;
import org.tinylog.jul.JulTinylogBridge;
import org.tinylog.provider.ProviderRegistry;

/**
 * Sets the log up. Once in a process and before anything is logged. Libraries are heard from
 * warnings up.
 */
public final class Logging implements AutoCloseable {

  private Logging() {}

  public static Logging start(LogPlan plan) {
    Configuration.replace(properties(plan));
    JulTinylogBridge.activate();
    return new Logging();
  }

  /** Writes what waits. Nothing is logged afterwards. */
  @Override
  public void close() {
    try {
      ProviderRegistry.getLoggingProvider().shutdown();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> properties(LogPlan plan) {
    var properties = new HashMap<String, String>();
    properties.put("level", plan.level());
    for (String library :
        new String[] {"io.netty", "org.eclipse.paho", "org.sqlite", "sun", "jdk", "java"}) {
      properties.put("level@" + library, "error".equals(plan.level()) ? "error" : "warn");
    }
    properties.put("autoshutdown", "false"); // the last lines are written while the gateway stops
    properties.put("writer", "house");
    properties.put("writer.zone", plan.zone().getId());
    properties.put("writer.journal", Boolean.toString(plan.journal()));
    properties.put("writer.bytes", Long.toString(plan.fileBytes()));
    properties.put("writer.files", Integer.toString(plan.files()));
    plan.dir().ifPresent(dir -> properties.put("writer.dir", dir.toString()));
    return properties;
  }
}
