package id.blkhub.files;

import id.blkhub.message.Text;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file as the tree of its nodes, each with its line and column. The only reader of YAML that
 * integrators write: profiles, routes and scenarios have the same limits and the same sentences.
 *
 * @param root the only document of the file; no alias in it leads back to what it stands in
 */
public record YamlFile(Path file, Node root) {
  /** Aliases of aliases can make billions of values of a few lines. */
  private static final int MOST_VALUES = 100_000;

  /**
   * @throws NotText when the file is no text, is empty, is no YAML or is too large with its aliases
   */
  public static YamlFile read(Path file) throws NotText {
    String text = TextFile.read(file);
    Node root;
    try {
      root = new Yaml(limits()).compose(new StringReader(text));
    } catch (YAMLException e) {
      throw YamlFault.of(e, file, text);
    }
    if (root == null) {
      throw new NotText(file, 1, 1, new Text("berkas ini kosong", "the file is empty"));
    }
    new Size(file).of(root);
    return new YamlFile(file, root);
  }

  /** The defaults of the library, written out because the hub's own texts name them. */
  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(YamlFault.MOST_CHARACTERS);
    limits.setNestingDepthLimit(YamlFault.DEEPEST);
    limits.setMaxAliasesForCollections(YamlFault.MOST_ALIASES);
    return limits;
  }

  /** A problem at a node. */
  public NotText problem(Node node, Text why) {
    return at(file, node, why);
  }

  private static NotText at(Path file, Node node, Text why) {
    return new NotText(
        file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, why);
  }

  /** Counts the values of a document with every alias written out. */
  private static final class Size {
    private final Path file;
    private final Map<Node, Long> known = new IdentityHashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    Size(Path file) {
      this.file = file;
    }

    long of(Node node) throws NotText {
      Long earlier = known.get(node);
      if (earlier != null) {
        return earlier;
      }
      if (!open.add(node)) {
        throw at(
            file,
            node,
            new Text(
                "sebuah alias kembali ke nilai yang memuatnya",
                "an alias leads back to what it stands in"));
      }
      long values = 1;
      if (node instanceof MappingNode mapping) {
        for (NodeTuple pair : mapping.getValue()) {
          values += of(pair.getKeyNode()) - 1 + of(pair.getValueNode());
        }
      } else if (node instanceof SequenceNode sequence) {
        for (Node element : sequence.getValue()) {
          values += of(element);
        }
      }
      if (values > MOST_VALUES) {
        throw at(
            file,
            node,
            new Text(
                "alias-aliasnya menghasilkan lebih dari %d nilai".formatted(MOST_VALUES),
                "its aliases make more than %d values of it".formatted(MOST_VALUES)));
      }
      open.remove(node);
      known.put(node, values);
      return values;
    }
  }
}
