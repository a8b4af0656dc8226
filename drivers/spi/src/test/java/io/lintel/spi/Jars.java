package io.lintel.spi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Jars in memory, of a folder of classes or of sources written by a test. */
final class Jars {
  private Jars() {}

  static byte[] ofClasses(Path folder) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var jar = new JarOutputStream(bytes)) {
      for (Path file : classesIn(folder)) {
        jar.putNextEntry(new JarEntry(folder.relativize(file).toString()));
        jar.write(Files.readAllBytes(file));
        jar.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Compiles one top-level type of package {@code p}. */
  static byte[] ofSource(Path scratch, String name, String source) throws IOException {
    Path folder = Files.createTempDirectory(scratch, name);
    Path file = Files.writeString(folder.resolve(name + ".java"), "package p; " + source);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", folder.toString(), file.toString());
    if (failed != 0) {
      throw new IllegalArgumentException("does not compile: " + source);
    }
    return ofClasses(folder);
  }

  private static List<Path> classesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }
}
