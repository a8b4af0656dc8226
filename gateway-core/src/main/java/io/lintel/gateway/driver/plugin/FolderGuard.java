package io.lintel.gateway.driver.plugin;

import io.lintel.gateway.model.PluginFault;
import io.lintel.spi.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses a plugin that somebody could swap for another. Who can write it must be root, or one who
 * can already write the gateway's own program and so gains nothing: that is what lets a developer
 * run a build tree while an installed plugin must be root's. What everybody can write is always
 * refused.
 */
final class FolderGuard {

  private final Set<String> trusted;

  private FolderGuard(Set<String> trusted) {
    this.trusted = trusted;
  }

  /**
   * A guard for this program.
   *
   * @param program the gateway's own jar, or its folder of classes
   */
  static FolderGuard beside(Path program) throws IOException {
    var writers = new LinkedHashSet<>(Writers.of(program.toRealPath()));
    writers.remove(Writers.EVERYBODY);
    return new FolderGuard(writers);
  }

  /**
   * Checks a plugin's folder, what it stands in, and its files.
   *
   * @param folder real, without symbolic links
   */
  void check(Path folder, List<Path> files) throws IOException {
    refuse(folder, Writers.of(folder));
    Path parent = folder.getParent();
    if (parent != null) {
      checkEntries(parent);
    }
    for (Path file : files) {
      refuse(file, Writers.of(file));
    }
  }

  /** Checks that nobody can rename what stands in a folder. */
  void checkEntries(Path folder) throws IOException {
    refuse(folder, Writers.ofEntries(folder));
  }

  private void refuse(Path path, Set<String> writers) {
    writers.removeAll(trusted);
    if (!writers.isEmpty()) {
      throw new FaultException(
          PluginFault.WRITABLE_BY_OTHERS
              .because(path + " can be changed by " + String.join(" and ", writers) + remedy(path))
              .with("path", path));
    }
  }

  private static String remedy(Path path) {
    return ". Make it root's alone: sudo chown -R root:root "
        + path
        + " && sudo chmod -R go-w "
        + path;
  }
}
