package io.lintel.gateway.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML into located nodes. Plain scalars mean what they mean in YAML 1.2: {@code no}, {@code
 * 0123} and {@code 12:30} are text.
 */
final class Yaml {

  /** Nested deeper than this is refused; a gateway's file needs 5. */
  private static final int DEPTH_MAX = 12;

  private static final int CODE_POINTS_MAX = 1 << 20;

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern FLAG = Pattern.compile("true|True|TRUE|false|False|FALSE");

  private final Problems problems;

  /** Nodes on the way down: an alias that leads back up would never end. */
  private final Set<Node> seen = new HashSet<>();

  private Yaml(Problems problems) {
    this.problems = problems;
  }

  /** The whole file, or empty after a problem that leaves nothing to read. */
  static Optional<ConfigNode> read(String text, Problems problems) {
    try {
      Node root = composer(text).getSingleNode();
      if (root == null) {
        problems.add(new Mark(1, 1), "", "the file is empty");
        return Optional.empty();
      }
      return Optional.of(new Yaml(problems).node(root, ""));
    } catch (MarkedYAMLException broken) {
      problems.add(markOf(broken), "", "this is not YAML: " + broken.getProblem());
    } catch (YAMLException broken) {
      problems.add(new Mark(1, 1), "", "this is not YAML: " + broken.getMessage());
    }
    return Optional.empty();
  }

  private static Composer composer(String text) {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(DEPTH_MAX);
    options.setCodePointLimit(CODE_POINTS_MAX);
    var parser = new ParserImpl(new StreamReader(new StringReader(text)), options);
    return new Composer(parser, new Resolver(), options);
  }

  private ConfigNode node(Node node, String path) {
    Mark mark = markOf(node.getStartMark());
    if (!seen.add(node)) {
      problems.add(mark, path, "aliases (*name) are not allowed: write the value again");
      return new ConfigNode.Scalar(mark, path, "", ConfigNode.Kind.NOTHING);
    }
    return switch (node) {
      case MappingNode mapping -> mapping(mapping, mark, path);
      case SequenceNode sequence -> listing(sequence, mark, path);
      case ScalarNode scalar ->
          new ConfigNode.Scalar(mark, path, scalar.getValue(), kindOf(scalar));
      default -> throw new IllegalStateException("unknown YAML node " + node.getNodeId());
    };
  }

  private ConfigNode.Mapping mapping(MappingNode node, Mark mark, String path) {
    var entries = new ArrayList<ConfigNode.Entry>();
    var keys = new HashSet<String>();
    for (NodeTuple tuple : node.getValue()) {
      Mark keyMark = markOf(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(keyMark, path, "a key must be a word");
      } else if (!keys.add(key.getValue())) {
        problems.add(keyMark, below(path, key.getValue()), "this key is here twice");
      } else {
        ConfigNode value = node(tuple.getValueNode(), below(path, key.getValue()));
        entries.add(new ConfigNode.Entry(keyMark, key.getValue(), value));
      }
    }
    return new ConfigNode.Mapping(mark, path, entries);
  }

  private ConfigNode.Listing listing(SequenceNode node, Mark mark, String path) {
    List<ConfigNode> items = new ArrayList<>();
    for (Node item : node.getValue()) {
      items.add(node(item, path + "[" + items.size() + "]"));
    }
    return new ConfigNode.Listing(mark, path, items);
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static ConfigNode.Kind kindOf(ScalarNode node) {
    String text = node.getValue();
    if (node.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
      return ConfigNode.Kind.TEXT;
    }
    if (NOTHING.matcher(text).matches()) {
      return ConfigNode.Kind.NOTHING;
    }
    if (FLAG.matcher(text).matches()) {
      return ConfigNode.Kind.FLAG;
    }
    if (INTEGER.matcher(text).matches()) {
      return LEADING_ZERO.matcher(text).matches() ? ConfigNode.Kind.TEXT : ConfigNode.Kind.INTEGER;
    }
    return DECIMAL.matcher(text).matches() ? ConfigNode.Kind.DECIMAL : ConfigNode.Kind.TEXT;
  }

  private static Mark markOf(MarkedYAMLException broken) {
    var mark = broken.getProblemMark();
    return mark == null ? new Mark(1, 1) : markOf(mark);
  }

  private static Mark markOf(org.yaml.snakeyaml.error.Mark mark) {
    return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
