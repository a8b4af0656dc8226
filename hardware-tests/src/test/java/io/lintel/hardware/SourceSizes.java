package io.lintel.hardware;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * How long files and methods are, read with the compiler's own parser.
 *
 * <p>A file counts all its lines; a method counts from its first annotation to its last brace. A
 * method without a body does not count.
 */
record SourceSizes(List<Size> files, List<Size> methods) {

  /** The name of a file or method and its lines. */
  record Size(String name, long lines) {}

  static SourceSizes of(List<Path> files) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      var task = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, sources);
      var methods = new MethodSizes(Trees.instance(task).getSourcePositions());
      for (CompilationUnitTree unit : task.parse()) {
        methods.in(unit);
      }
      return new SourceSizes(files.stream().map(SourceSizes::size).toList(), methods.found);
    }
  }

  /** Every main source below {@code root}, tests and build output left out. */
  static List<Path> mainSources(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> path.toString().contains("/src/main/java/"))
          .sorted()
          .toList();
    }
  }

  /** The lines below which {@code share} of the sizes lie: 0.5 is the median. */
  static long quantile(List<Size> sizes, double share) {
    List<Long> sorted = sizes.stream().map(Size::lines).sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
  }

  static List<Size> over(List<Size> sizes, long limitLines) {
    return sizes.stream().filter(size -> size.lines > limitLines).toList();
  }

  private static Size size(Path file) {
    try {
      return new Size(file.toString(), Files.readAllLines(file).size());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static final class MethodSizes extends TreeScanner<@Nullable Void, CompilationUnitTree> {
    private final SourcePositions positions;
    private final List<Size> found = new ArrayList<>();

    MethodSizes(SourcePositions positions) {
      this.positions = positions;
    }

    void in(CompilationUnitTree unit) {
      scan(unit, unit);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
      if (method.getBody() != null) {
        LineMap lines = unit.getLineMap();
        long first = lines.getLineNumber(positions.getStartPosition(unit, method));
        long last = lines.getLineNumber(positions.getEndPosition(unit, method));
        String name = unit.getSourceFile().getName() + ":" + first + " " + method.getName();
        found.add(new Size(name, last - first + 1));
      }
      return super.visitMethod(method, unit);
    }
  }
}
