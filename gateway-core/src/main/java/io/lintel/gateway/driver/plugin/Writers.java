package io.lintel.gateway.driver.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Who, apart from root, can change a file or folder. POSIX modes only; ACLs are not looked at. */
final class Writers {

  static final String EVERYBODY = "everybody";

  private static final int ROOT = 0;
  private static final int STICKY = 01000;
  private static final int WRITE_BY_GROUP = 0020;
  private static final int WRITE_BY_OTHERS = 0002;

  private Writers() {}

  /**
   * The writers of a path, in words such as {@code user lintel}. An owner counts even without the
   * write bit, because an owner can set it.
   */
  static Set<String> of(Path path) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(path, "unix:uid,gid,mode,owner,group", LinkOption.NOFOLLOW_LINKS);
    int mode = number(attributes, "mode");
    var writers = new LinkedHashSet<String>();
    if (number(attributes, "uid") != ROOT) {
      writers.add("user " + attributes.get("owner"));
    }
    if ((mode & WRITE_BY_GROUP) != 0 && number(attributes, "gid") != ROOT) {
      writers.add("group " + attributes.get("group"));
    }
    if ((mode & WRITE_BY_OTHERS) != 0) {
      writers.add(EVERYBODY);
    }
    return writers;
  }

  /**
   * Who can rename what stands in a folder. In one with the sticky bit, such as {@code /tmp}, only
   * the folder's owner and the owner of what stands there.
   */
  static Set<String> ofEntries(Path folder) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(folder, "unix:uid,mode,owner");
    if ((number(attributes, "mode") & STICKY) == 0) {
      return of(folder);
    }
    return number(attributes, "uid") == ROOT
        ? new LinkedHashSet<>()
        : new LinkedHashSet<>(Set.of("user " + attributes.get("owner")));
  }

  private static int number(Map<String, Object> attributes, String key) {
    return (int) Objects.requireNonNull(attributes.get(key));
  }
}
