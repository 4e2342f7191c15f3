package id.blkhub.partner;

import java.io.Reader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML as a tree of nodes, and nothing of what would make objects or text of it. */
public final class YamlTree {
  private YamlTree() {}

  /**
   * @return the only document; null for an empty text
   * @throws org.yaml.snakeyaml.error.YAMLException when it is no YAML
   */
  public static Node compose(Reader text) {
    LoaderOptions options = new LoaderOptions();
    ParserImpl parser = new ParserImpl(new StreamReader(text), options);
    return new Composer(parser, new Resolver(), options).getSingleNode();
  }

  /** Why a text is no YAML, where the parser names no place. */
  public static String reason(YAMLException failure) {
    return failure.getMessage().lines().findFirst().orElse("");
  }
}
