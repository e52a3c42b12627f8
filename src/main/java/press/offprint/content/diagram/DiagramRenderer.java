package press.offprint.content.diagram;

import java.util.function.Function;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * A renderer of PlantUML diagrams, which reads nothing but the description. Thread-safe. The engine
 * is started with the first diagram.
 */
public final class DiagramRenderer {
  private static final int MAX_LENGTH = 16 << 10;
  private static final int MAX_LINES = 300;
  private static final Pattern START = Pattern.compile("(?m)^[ \\t]*@start");

  private final Function<String, DiagramResult.Face> face;
  private final DiagramEngine engine;

  /**
   * A renderer.
   *
   * @param face returns the font for the labels of a description
   */
  public DiagramRenderer(Function<String, DiagramResult.Face> face, DiagramEngine engine) {
    this.face = face;
    this.engine = engine;
  }

  /** Renders a diagram. Equal descriptions have equal results. */
  public DiagramResult draw(String description) {
    if (description.length() > MAX_LENGTH || description.lines().count() > MAX_LINES) {
      return new DiagramResult.Refused(
          "The description is longer than " + MAX_LENGTH + " characters or " + MAX_LINES + " lines",
          1);
    }
    boolean hasFrame = Regex.matcher(START, description).find();
    String framed = hasFrame ? description : "@startuml\n" + description + "\n@enduml";
    return engine.draw(new DiagramDescription(framed, hasFrame ? 0 : 1, face.apply(description)));
  }
}
