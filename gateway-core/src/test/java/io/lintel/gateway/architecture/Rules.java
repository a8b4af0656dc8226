package io.lintel.gateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Rules that the core and the drivers are held to alike. */
public final class Rules {
  private Rules() {}

  /** Packages below {@code root} that have classes and no {@code @NullMarked}. */
  public static List<String> packagesWithoutNullMarks(JavaClasses classes, String root) {
    return classes.getPackage(root).getSubpackagesInTree().stream()
        .filter(javaPackage -> !javaPackage.getClasses().isEmpty())
        .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
        .map(JavaPackage::getName)
        .toList();
  }

  public static ArchRule noClockOutside(String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .accessTargetWhere(Forbidden.clockOrSleep())
        .as("time is a parameter: only " + List.of(packages) + " reads a clock");
  }

  public static ArchRule noThreadsMade() {
    return noClasses()
        .should()
        .accessTargetWhere(Forbidden.threadCreation())
        .orShould()
        .beAssignableTo(Thread.class)
        .as("a driver makes no threads: the host owns its loop");
  }

  public static ArchRule noCyclesIn(String slices) {
    return SlicesRuleDefinition.slices().matching(slices).should().beFreeOfCycles();
  }
}
