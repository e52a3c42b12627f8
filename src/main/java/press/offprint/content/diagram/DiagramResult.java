package press.offprint.content.diagram;

import java.util.List;
import press.offprint.model.bytes.Bytes;

/** The result of rendering a diagram. */
public sealed interface DiagramResult {

  /**
   * A rendered diagram.
   *
   * @param svg one {@code svg} element
   * @param words the labels, in the order in which they are drawn
   */
  record Drawn(String svg, List<String> words) implements DiagramResult {
    public Drawn {
      words = List.copyOf(words);
    }
  }

  /**
   * A diagram that is faulty or not allowed.
   *
   * @param reason a sentence without its full stop
   * @param line the one-based line of the description
   */
  record Refused(String reason, int line) implements DiagramResult {}

  /**
   * The font of the labels.
   *
   * @param family the name of the font family in the SVG
   * @param files the TrueType files of all styles
   */
  record Face(String family, List<Bytes> files) {
    /** The default font of the machine. */
    public static final Face ANY = new Face("", List.of());

    public Face {
      files = List.copyOf(files);
    }
  }
}
