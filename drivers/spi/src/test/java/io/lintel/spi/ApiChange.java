package io.lintel.spi;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import java.util.List;
import java.util.Set;

/** What happened to a public API between two jars, and which version number must grow for it. */
enum ApiChange {
  NONE,
  /** Plugins built for the older API still work. */
  ADDITION,
  BREAK;

  /** The host implements these: a new method in them asks nothing of a plugin that exists. */
  private static final Set<String> IMPLEMENTED_BY_THE_HOST =
      Set.of(
          "ByteLink",
          "Console",
          "DeviceSetup",
          "DeviceStore",
          "Host",
          "Links",
          "Loop",
          "Order",
          "Permit",
          "Reports",
          "Secrets",
          "Settings",
          "Time");

  static ApiChange between(byte[] published, byte[] current) {
    return changes(published, current).stream()
        .map(ApiChange::of)
        .max(ApiChange::compareTo)
        .orElse(NONE);
  }

  /** The changed classes, for the message of a failure. */
  static List<String> names(byte[] published, byte[] current) {
    return changes(published, current).stream()
        .map(changed -> of(changed) + " in " + changed.getFullyQualifiedName())
        .toList();
  }

  private static List<JApiClass> changes(byte[] published, byte[] current) {
    var options = new JarArchiveComparatorOptions();
    options.setAccessModifier(AccessModifier.PROTECTED);
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    return new JarArchiveComparator(options)
            .compare(
                new JApiCmpArchive(published, "published", "1"),
                new JApiCmpArchive(current, "current", "2"))
            .stream()
            .filter(type -> type.getChangeStatus() != JApiChangeStatus.UNCHANGED)
            .filter(type -> !type.getFullyQualifiedName().equals(SpiVersion.class.getName()))
            .toList();
  }

  private static ApiChange of(JApiClass changed) {
    boolean sourceMatters = !IMPLEMENTED_BY_THE_HOST.contains(simpleName(changed));
    boolean breaks =
        !changed.isBinaryCompatible() || (sourceMatters && !changed.isSourceCompatible());
    return breaks ? BREAK : ADDITION;
  }

  private static String simpleName(JApiClass type) {
    String name = type.getFullyQualifiedName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
