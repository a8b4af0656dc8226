package io.lintel.gateway.benchmark;

import io.lintel.gateway.access.local.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the core's benchmarks and leaves a table: docs/benchmarks.md. */
class BenchmarkRun {

  private static final Path TABLE = Path.of("target", "jmh.txt");
  private static final Path MEMORY = Path.of("target", "memory.txt");

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void measures() throws RunnerException, IOException {
    Files.writeString(MEMORY, Memory.perCode());
    new Runner(
            new OptionsBuilder()
                .include(System.getProperty("bench.include", ".*"))
                .resultFormat(ResultFormatType.TEXT)
                .result(TABLE.toString())
                .build())
        .run();
  }
}
