package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.api.NodeInformation;
import io.lintel.driver.zwave.command.MultiChannelClass;
import io.lintel.driver.zwave.command.VersionClass;
import io.lintel.driver.zwave.wire.Octets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes of an interview's findings what the node is. Pure. */
public final class Profiles {
  private static final int LAST_OF_ONE_BYTE = 0xFF;

  /**
   * What is known by now.
   *
   * @throws io.lintel.driver.zwave.wire.MalformedFrame when the information makes no sense
   */
  public static NodeProfile of(Findings findings) {
    var security = findings.security().orElse(Findings.Security.CLEAR);
    Set<Integer> secured = NodeInformation.supported(security.commandClasses());
    Map<Question, Octets> answers = new HashMap<>(findings.answers());
    answers.values().removeIf(Octets.NONE::equals);
    Map<Integer, Map<Integer, Integer>> versions = new HashMap<>();
    versions.put(0, versions(root(findings, secured), secured, answers));
    int endpoints = endpoints(answers);
    for (int endpoint = 1; endpoint <= endpoints; endpoint++) {
      Set<Integer> classes = classes(endpoint, answers);
      versions.put(endpoint, versions(classes, classes, answers));
    }
    return new NodeProfile(findings.listening(), security.best(), secured, versions, answers);
  }

  private static Set<Integer> root(Findings findings, Set<Integer> secured) {
    Set<Integer> all = new HashSet<>(secured);
    if (findings.isIntroduced()) {
      all.addAll(NodeInformation.decode(findings.information()).supported());
    }
    return all;
  }

  private static int endpoints(Map<Question, Octets> answers) {
    return told(answers, Questions.HOW_MANY_ENDPOINTS, MultiChannelClass.Endpoints.class)
        .map(found -> Math.min(found.count(), Questions.endpointsLimit()))
        .orElse(0);
  }

  private static Set<Integer> classes(int endpoint, Map<Question, Octets> answers) {
    return told(answers, Questions.classesOf(endpoint), MultiChannelClass.Capability.class)
        .map(MultiChannelClass.Capability::commandClasses)
        .orElse(Set.of());
  }

  /**
   * A class that the node lists and says to have in version 0 is not there; only where the list is
   * secured the list is believed, for some locks hide their versions. Classes of two bytes are left
   * out: none is of use here, and Version cannot ask for them.
   */
  private static Map<Integer, Integer> versions(
      Set<Integer> classes, Set<Integer> believed, Map<Question, Octets> answers) {
    Map<Integer, Integer> versions = new HashMap<>();
    for (int each : classes) {
      if (each <= LAST_OF_ONE_BYTE) {
        int told = told(each, answers);
        if (told > 0 || believed.contains(each)) {
          versions.put(each, Math.max(told, 1));
        }
      }
    }
    return versions;
  }

  private static int told(int commandClass, Map<Question, Octets> answers) {
    return told(answers, Questions.versionOf(commandClass), VersionClass.ClassVersion.class)
        .map(VersionClass.ClassVersion::version)
        .orElse(1);
  }

  private static <C> Optional<C> told(
      Map<Question, Octets> answers, Question question, Class<C> kind) {
    return NodeProfile.told(answers, question).filter(kind::isInstance).map(kind::cast);
  }

  private Profiles() {}
}
