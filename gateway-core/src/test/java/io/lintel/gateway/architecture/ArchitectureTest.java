package io.lintel.gateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final String ROOT = "io.lintel.gateway";

  /** Lowest first: a package may import from those before it and from none after it. */
  private static final List<String> LOWEST_FIRST =
      List.of(
          "time",
          "model",
          "log",
          "config",
          "secret",
          "store",
          "action",
          "driver",
          "access",
          "climate",
          "noise",
          "credential",
          "mqtt",
          "cli",
          "boot");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  record Border(String lower, List<String> higher) {}

  static Stream<Border> borders() {
    return IntStream.range(0, LOWEST_FIRST.size() - 1)
        .mapToObj(
            i -> new Border(LOWEST_FIRST.get(i), LOWEST_FIRST.subList(i + 1, LOWEST_FIRST.size())));
  }

  @ParameterizedTest
  @MethodSource("borders")
  void imports_point_down(Border border) {
    String[] above = border.higher().stream().map(ArchitectureTest::tree).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(tree(border.lower()))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above)
        .check(CLASSES);
  }

  @Test
  void the_adapters_never_import_each_other() {
    noClasses()
        .that()
        .resideInAPackage(tree("cli"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(tree("mqtt"))
        .check(CLASSES);
  }

  @Test
  void no_package_is_in_a_cycle() {
    Rules.noCyclesIn(ROOT + ".(**)").check(CLASSES);
  }

  @Test
  void every_package_is_null_marked() {
    assertEquals(List.of(), Rules.packagesWithoutNullMarks(CLASSES, ROOT));
  }

  @Test
  void only_time_reads_a_clock_sleeps_or_schedules() {
    Rules.noClockOutside(tree("time")).check(CLASSES);
  }

  @Test
  void the_core_never_imports_a_driver() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.lintel.driver..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(classes = {ClockReaders.ByCall.class, ClockReaders.ByReference.class})
  void the_clock_rule_catches(Class<?> reader) {
    JavaClasses offender = new ClassFileImporter().importClasses(reader);
    assertThrows(AssertionError.class, () -> Rules.noClockOutside(tree("time")).check(offender));
  }

  @Test
  void every_package_of_the_design_was_found_and_no_other() {
    List<String> found =
        CLASSES.getPackage(ROOT).getSubpackages().stream()
            .map(javaPackage -> javaPackage.getRelativeName())
            .sorted()
            .toList();
    assertEquals(LOWEST_FIRST.stream().sorted().toList(), found);
  }

  @Test
  void the_rules_saw_the_code() {
    assertTrue(CLASSES.size() >= 200, () -> "only " + CLASSES.size() + " classes were found");
    assertFalse(CLASSES.contain(ArchitectureTest.class), "tests are not held to these rules");
  }

  private static String tree(String name) {
    return ROOT + "." + name + "..";
  }
}
