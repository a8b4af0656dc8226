package io.lintel.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the configuration file: either all of it is well, or everything wrong with it is told. */
public final class ConfigFile {

  private static final long BYTES_MAX = 1 << 20;
  private static final Mark START = new Mark(1, 1);

  private ConfigFile() {}

  /** What came of reading the file. */
  public sealed interface Outcome {

    record Good(GatewayConfig config) implements Outcome {}

    record Bad(List<Problem> problems) implements Outcome {

      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  public static Outcome read(Path file) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        return bad("the file is over 1 MiB");
      }
      return parse(UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString());
    } catch (NoSuchFileException missing) {
      return bad("there is no such file");
    } catch (AccessDeniedException denied) {
      return bad("the file may not be read by this user");
    } catch (CharacterCodingException broken) {
      return bad("the file is not UTF-8 text");
    } catch (IOException failed) {
      return bad("the file cannot be read: " + failed.getMessage());
    }
  }

  public static Outcome parse(String text) {
    var problems = new Problems();
    Optional<GatewayConfig> config =
        Yaml.read(text, problems).flatMap(root -> whole(root, problems));
    return config.isPresent() && problems.none()
        ? new Outcome.Good(config.get())
        : new Outcome.Bad(problems.all());
  }

  private static Optional<GatewayConfig> whole(ConfigNode root, Problems problems) {
    if (root instanceof ConfigNode.Mapping mapping) {
      return Optional.of(Section.whole(mapping, problems, Sections::whole));
    }
    problems.add(
        root, "must be a section with keys (gateway:, drivers:, …), not " + root.described());
    return Optional.empty();
  }

  private static Outcome bad(String message) {
    return new Outcome.Bad(List.of(new Problem(START, "", message)));
  }
}
