package io.lintel.gateway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A small ext4 file system of its own, which can be filled and can turn read-only under open files
 * as a failing card does. Needs root and loop devices; without them the test is skipped by name.
 */
public final class Mounted implements AutoCloseable {

  private final Path folder;

  private Mounted(Path folder) {
    this.folder = folder;
  }

  public static Mounted make(Path parent, int mebibytes) throws IOException {
    Path image = parent.resolve("image");
    Path folder = Files.createDirectory(parent.resolve("mounted"));
    boolean made =
        run("truncate", "-s", mebibytes + "M", image.toString())
            && run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString())
            && run("mount", "-o", "loop,errors=remount-ro", image.toString(), folder.toString());
    Assumptions.assumeTrue(
        made, "cannot mount a small file system here (needs root and mkfs.ext4)");
    return new Mounted(folder);
  }

  public Path folder() {
    return folder;
  }

  /** From now on every write fails as on a read-only file system, on open files too. */
  public void turnReadOnly() {
    if (!run("mount", "-o", "remount,abort", folder.toString())) {
      throw new IllegalStateException("the file system did not turn read-only");
    }
  }

  /** Takes all space that is left. */
  public Path fill() throws IOException {
    Path filler = folder.resolve("filler");
    run("dd", "if=/dev/zero", "of=" + filler, "bs=4k", "status=none");
    return filler;
  }

  @Override
  public void close() {
    if (!run("umount", folder.toString())) {
      run("umount", "-l", folder.toString());
    }
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notHere) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
