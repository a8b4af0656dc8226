package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages about drivers name is there. */
class RecipeTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern PATH_HERE =
      Pattern.compile("(drivers|docs|systemd|hardware-tests)/[\\w./-]+[\\w]");
  private static final Pattern CLASS = Pattern.compile("[A-Z]\\w+[a-z]\\w*");
  private static final Pattern MEMBER = Pattern.compile("([A-Z]\\w+[a-z]\\w*)\\.(\\w+)");
  private static final List<String> NOT_OURS = List.of("ByteBuffer");

  @Test
  void the_recipes_steps_are_numbered_without_a_gap() {
    List<Integer> numbers =
        Pattern.compile("(?m)^(\\d+)\\. ")
            .matcher(page("adding-a-driver.md"))
            .results()
            .map(step -> Integer.valueOf(step.group(1)))
            .toList();
    assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    assertTrue(numbers.size() > 5);
  }

  @Test
  void every_file_that_the_recipe_names_exists() {
    List<String> named = quoted("adding-a-driver.md", PATH_HERE).map(MatchResult::group).toList();
    assertTrue(named.size() > 5, named.toString());
    assertEquals(List.of(), named.stream().filter(path -> !exists(path)).toList());
  }

  @Test
  void every_class_that_the_recipe_names_exists() {
    List<String> named =
        quoted("adding-a-driver.md", CLASS)
            .map(MatchResult::group)
            .filter(name -> !NOT_OURS.contains(name))
            .toList();
    assertTrue(named.size() > 20, named.toString());
    assertEquals(List.of(), named.stream().filter(name -> source(name).isEmpty()).toList());
  }

  @Test
  void every_member_that_the_recipe_names_exists() {
    List<MatchResult> named = quoted("adding-a-driver.md", MEMBER).toList();
    assertTrue(named.size() > 8);
    assertEquals(
        List.of(),
        named.stream()
            .filter(member -> !source(member.group(1)).contains(" " + member.group(2) + "("))
            .map(MatchResult::group)
            .toList());
  }

  @Test
  void every_fault_and_every_verb_is_on_the_simulators_page() {
    String page = page("simulator.md");
    String code =
        Stream.of("Simulator", "Code", "Climate", "Card")
            .map(each -> source(each + "Faults"))
            .collect(Collectors.joining());
    List<String> faults =
        Pattern.compile("\"(simulator\\.\\w+)\"")
            .matcher(code)
            .results()
            .map(fault -> fault.group(1))
            .toList();
    assertTrue(faults.size() > 12);
    assertEquals(
        List.of(), faults.stream().filter(fault -> !page.contains("| `" + fault + "` |")).toList());
    Stream.of(Verb.values())
        .forEach(verb -> assertTrue(page.contains("`" + verb.word() + "`"), verb.word()));
  }

  private static Stream<MatchResult> quoted(String page, Pattern form) {
    return QUOTED
        .matcher(page(page))
        .results()
        .map(quote -> form.matcher(quote.group(1)))
        .filter(Matcher::matches)
        .map(Matcher::toMatchResult)
        .distinct();
  }

  private static boolean exists(String path) {
    return Files.exists(ROOT.resolve(path));
  }

  private static String page(String name) {
    return text(ROOT.resolve("docs").resolve(name));
  }

  /** The source of a class by its simple name; empty when there is none. */
  private static String source(String name) {
    try (Stream<Path> files =
        Files.find(ROOT.resolve("drivers"), 20, (file, _) -> file.endsWith(name + ".java"))) {
      return files.findFirst().map(RecipeTest::text).orElse("");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }
}
