package io.lintel.hardware;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.lintel.gateway.architecture.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverArchitectureTest {
  private static final JavaClasses DRIVERS = classesOf("io.lintel.driver");
  private static final String ZWAVE = "io.lintel.driver.zwave";

  /** Lowest first; the root package stands above all. */
  private static final List<String> ZWAVE_ORDER =
      List.of(
          "wire",
          "serial",
          "api",
          "transport",
          "crypto",
          "security",
          "encap",
          "command",
          "talk",
          "node",
          "backup",
          "network");

  private static final JavaClasses SPI = classesOf("io.lintel.spi");
  private static final JavaClasses TESTKIT = classesOf("io.lintel.testkit");

  @Test
  void no_driver_sees_the_core_or_the_testkit() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.lintel.gateway..", "io.lintel.testkit..")
        .check(DRIVERS);
  }

  @Test
  void no_driver_sees_another_driver() {
    SlicesRuleDefinition.slices()
        .matching("io.lintel.driver.(*)..")
        .should()
        .notDependOnEachOther()
        .check(DRIVERS);
  }

  @Test
  void no_package_of_a_driver_is_in_a_cycle() {
    Rules.noCyclesIn("io.lintel.driver.(**)").check(DRIVERS);
  }

  @Test
  void packages_of_zwave_import_downward_alone() {
    downward(ZWAVE, ZWAVE_ORDER).forEach(rule -> rule.check(DRIVERS));
  }

  @Test
  void the_rule_of_order_catches_an_import_upward() {
    var wrong = new ArrayList<>(ZWAVE_ORDER);
    Collections.swap(wrong, wrong.indexOf("transport"), wrong.indexOf("talk"));
    assertThrows(
        AssertionError.class, () -> downward(ZWAVE, wrong).forEach(rule -> rule.check(DRIVERS)));
  }

  @Test
  void the_order_of_zwave_has_every_package_and_is_the_documented_one() throws IOException {
    List<String> found =
        DRIVERS.getPackage(ZWAVE).getSubpackages().stream()
            .map(JavaPackage::getRelativeName)
            .sorted()
            .toList();
    assertEquals(found, ZWAVE_ORDER.stream().sorted().toList());
    String page = Files.readString(Path.of("../docs/zwave.md"));
    List<String> documented =
        page.substring(page.indexOf("## Where things are"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    assertEquals(documented, ZWAVE_ORDER);
  }

  @Test
  void a_driver_makes_no_threads() {
    Rules.noThreadsMade().check(DRIVERS);
  }

  @Test
  void a_driver_reads_no_clock() {
    Rules.noClockOutside("nowhere").check(DRIVERS);
  }

  @Test
  void the_testkit_reads_no_clock() {
    Rules.noClockOutside("nowhere").check(TESTKIT);
  }

  @Test
  void the_thread_rule_catches_a_virtual_thread() {
    JavaClasses offender = new ClassFileImporter().importClasses(ThreadMaker.class);
    assertThrows(AssertionError.class, () -> Rules.noThreadsMade().check(offender));
  }

  @Test
  void the_spi_needs_the_jdk_and_jspecify_alone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.lintel.spi..", "java..", "org.jspecify..")
        .check(SPI);
  }

  @Test
  void every_package_is_null_marked() {
    assertEquals(List.of(), Rules.packagesWithoutNullMarks(DRIVERS, "io.lintel.driver"));
    assertEquals(List.of(), Rules.packagesWithoutNullMarks(SPI, "io.lintel.spi"));
    assertEquals(List.of(), Rules.packagesWithoutNullMarks(TESTKIT, "io.lintel.testkit"));
  }

  @Test
  void the_rules_saw_every_driver() {
    List<String> found =
        DRIVERS.getPackage("io.lintel.driver").getSubpackages().stream()
            .map(JavaPackage::getRelativeName)
            .sorted()
            .toList();
    assertEquals(List.of("encoder", "simulator", "zwave"), found);
  }

  /** What the thread rule must catch. */
  static final class ThreadMaker {
    void run(Runnable work) {
      Thread.ofVirtual().start(work);
    }
  }

  /** Each package, with what is below it, imports none that comes later, nor the root. */
  private static List<ArchRule> downward(String root, List<String> order) {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      List<String> above = new ArrayList<>(List.of(root));
      order.subList(i + 1, order.size()).forEach(each -> above.add(root + "." + each + ".."));
      rules.add(
          noClasses()
              .that()
              .resideInAPackage(root + "." + order.get(i) + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(above.toArray(String[]::new)));
    }
    return rules;
  }

  private static JavaClasses classesOf(String root) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(root);
  }
}
