package press.offprint.content.diagram;

import java.util.List;
import press.offprint.model.bytes.Bytes;

/** What became of the description of a diagram. */
public sealed interface DiagramResult {

  /**
   * It was drawn.
   *
   * @param svg one {@code svg} element
   * @param words what the drawing says, in the order in which it was drawn
   */
  record Drawn(String svg, List<String> words) implements DiagramResult {
    public Drawn {
      words = List.copyOf(words);
    }
  }

  /**
   * It cannot be drawn, or may not.
   *
   * @param reason a sentence without its full stop
   * @param line of the description, counted from 1
   */
  record Refused(String reason, int line) implements DiagramResult {}

  /**
   * The face that labels are set in.
   *
   * @param family as drawings name it
   * @param files TrueType, all styles of the family
   */
  record Face(String family, List<Bytes> files) {
    /** What the machine has. */
    public static final Face ANY = new Face("", List.of());

    public Face {
      files = List.copyOf(files);
    }
  }
}
