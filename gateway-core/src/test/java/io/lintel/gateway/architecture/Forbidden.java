package io.lintel.gateway.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Map;
import java.util.Set;

/**
 * Calls that only one place may make. Method references count as calls.
 *
 * <p>A name that ends in {@code *} is a prefix; {@code <init>} is a constructor.
 */
public final class Forbidden {
  private static final Set<String> ANY_NOW = Set.of("now");

  private static final Map<String, Set<String>> CLOCK_AND_SLEEP =
      Map.ofEntries(
          Map.entry("java.lang.System", Set.of("nanoTime", "currentTimeMillis")),
          Map.entry("java.lang.Thread", Set.of("sleep")),
          Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
          Map.entry("java.util.concurrent.locks.LockSupport", Set.of("parkNanos", "parkUntil")),
          Map.entry("java.time.Clock", Set.of("system*", "tick*")),
          Map.entry("java.time.Instant", ANY_NOW),
          Map.entry("java.time.LocalDate", ANY_NOW),
          Map.entry("java.time.LocalTime", ANY_NOW),
          Map.entry("java.time.LocalDateTime", ANY_NOW),
          Map.entry("java.time.OffsetDateTime", ANY_NOW),
          Map.entry("java.time.ZonedDateTime", ANY_NOW),
          Map.entry("java.util.Date", Set.of("<init>")),
          Map.entry("java.util.Timer", Set.of("<init>")),
          Map.entry("java.util.concurrent.ScheduledThreadPoolExecutor", Set.of("<init>")),
          Map.entry(
              "java.util.concurrent.Executors",
              Set.of("newScheduledThreadPool", "newSingleThreadScheduledExecutor")),
          Map.entry(
              "java.util.concurrent.CompletableFuture",
              Set.of("orTimeout", "completeOnTimeout", "delayedExecutor")));

  private static final Map<String, Set<String>> THREADS =
      Map.of(
          "java.lang.Thread",
          Set.of("<init>", "of*", "start*"),
          "java.util.concurrent.Executors",
          Set.of("new*"),
          "java.util.concurrent.ThreadPoolExecutor",
          Set.of("<init>"),
          "java.util.concurrent.ForkJoinPool",
          Set.of("<init>", "commonPool"),
          "java.util.concurrent.CompletableFuture",
          Set.of("supplyAsync", "runAsync"),
          "java.util.Timer",
          Set.of("<init>"));

  private Forbidden() {}

  public static DescribedPredicate<JavaAccess<?>> clockOrSleep() {
    return callOf(CLOCK_AND_SLEEP, "reads a clock, sleeps or schedules");
  }

  public static DescribedPredicate<JavaAccess<?>> threadCreation() {
    return callOf(THREADS, "makes a thread");
  }

  private static DescribedPredicate<JavaAccess<?>> callOf(
      Map<String, Set<String>> methodsByClass, String description) {
    return DescribedPredicate.describe(
        description,
        access ->
            methodsByClass.entrySet().stream()
                .anyMatch(
                    entry ->
                        access.getTargetOwner().getName().equals(entry.getKey())
                            && matches(access.getName(), entry.getValue())));
  }

  private static boolean matches(String name, Set<String> patterns) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.endsWith("*")
                    ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                    : name.equals(pattern));
  }
}
