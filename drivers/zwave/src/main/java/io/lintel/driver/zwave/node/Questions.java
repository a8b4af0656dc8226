package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.ManufacturerSpecificClass;
import io.lintel.driver.zwave.command.MultiChannelClass;
import io.lintel.driver.zwave.command.VersionClass;
import io.lintel.driver.zwave.command.ZwavePlusInfoClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a node is asked in an interview and in which order: who made it, which versions of its
 * command classes it has, its endpoints, and then what each kind of part wants to know. Pure.
 */
final class Questions {
  /** More than this no node is asked, whatever it claims to have. */
  private static final int LIMIT = 150;

  private static final int ENDPOINTS_LIMIT = 20;

  static final Question WHO_MADE_IT = Question.of(0, ManufacturerSpecificClass.get());
  static final Question WHICH_FIRMWARE = Question.of(0, VersionClass.get());
  static final Question WHICH_ROLE = Question.of(0, ZwavePlusInfoClass.get());
  static final Question HOW_MANY_ENDPOINTS = Question.of(0, MultiChannelClass.getEndpoints());

  /** Empty when everything was asked. */
  static Optional<Question> next(Findings findings, List<PartKind> kinds) {
    if (findings.answers().size() >= LIMIT) {
      return Optional.empty();
    }
    NodeProfile soFar = Profiles.of(findings);
    return firstOpen(findings, basics(soFar))
        .or(() -> firstOpen(findings, ofEndpoints(soFar)))
        .or(() -> firstOpen(findings, versionsOfEndpoints(soFar)))
        .or(() -> firstOpen(findings, ofKinds(soFar, kinds)));
  }

  /** What tells the version of a command class, of the node and of all its endpoints. */
  static Question versionOf(int commandClass) {
    return Question.about(VersionClass.getClass(commandClass));
  }

  static Question classesOf(int endpoint) {
    return Question.about(MultiChannelClass.getCapability(endpoint));
  }

  static int endpointsLimit() {
    return ENDPOINTS_LIMIT;
  }

  private static Optional<Question> firstOpen(Findings findings, List<Question> questions) {
    return questions.stream().filter(each -> !findings.answers().containsKey(each)).findFirst();
  }

  private static List<Question> basics(NodeProfile soFar) {
    List<Question> all = new ArrayList<>();
    if (soFar.has(ManufacturerSpecificClass.ID)) {
      all.add(WHO_MADE_IT);
    }
    if (soFar.has(VersionClass.ID)) {
      all.add(WHICH_FIRMWARE);
      all.addAll(versions(soFar, 0));
    }
    if (soFar.has(ZwavePlusInfoClass.ID)) {
      all.add(WHICH_ROLE);
    }
    if (soFar.has(MultiChannelClass.ID)) {
      all.add(HOW_MANY_ENDPOINTS);
    }
    return all;
  }

  private static List<Question> ofEndpoints(NodeProfile soFar) {
    return IntStream.rangeClosed(1, soFar.endpoints()).mapToObj(Questions::classesOf).toList();
  }

  /** Versions are asked of the node itself, also for what only an endpoint has. */
  private static List<Question> versionsOfEndpoints(NodeProfile soFar) {
    return soFar.has(VersionClass.ID)
        ? soFar.versions().keySet().stream()
            .sorted()
            .flatMap(endpoint -> versions(soFar, endpoint).stream())
            .toList()
        : List.of();
  }

  /** Command classes of two bytes are left out: the question has room for one. */
  private static List<Question> versions(NodeProfile soFar, int endpoint) {
    return new TreeSet<>(soFar.classes(endpoint))
        .stream().filter(each -> each <= 0xFF).map(Questions::versionOf).toList();
  }

  private static List<Question> ofKinds(NodeProfile soFar, List<PartKind> kinds) {
    return kinds.stream().flatMap(kind -> kind.questions(soFar).stream()).toList();
  }

  private Questions() {}
}
