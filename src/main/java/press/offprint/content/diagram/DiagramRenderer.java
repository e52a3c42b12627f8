package press.offprint.content.diagram;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws diagrams that are described in the language of PlantUML, in this process, from nothing but
 * the description. Thread-safe. The library is loaded with the first diagram.
 *
 * <p>Beside PlantUML's own sandbox, which reads no file, address or variable of the environment,
 * some of its language is refused: what could include other text or repeat itself without end, what
 * asks for the time, and what would start another program.
 */
public final class DiagramRenderer {
  private static final int MAX_LENGTH = 16 << 10;
  private static final int MAX_LINES = 300;
  private static final Pattern START = Pattern.compile("(?m)^[ \\t]*@start(\\w*)");
  private static final Pattern DRAWN_IN_PROCESS =
      Pattern.compile("uml|mindmap|wbs|salt|json|yaml|");
  // Of the preprocessor, a theme and two switches of style are harmless.
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?im)^[ \\t]*(!(?!theme[ \\t]+[\\w-]+[ \\t]*$|pragma[ \\t]+(?:teoz|useVerticalIf)\\b)\\S+)"
              + "|^[ \\t]*((?:strict[ \\t]+)?(?:di)?graph\\b[^\\n]*\\{|ditaa\\b|xearth\\b|dot\\b)"
              + "|(%(?!n\\(|newline\\(|chr\\()[a-z_]+\\()"
              + "|^[ \\t]*(sprite[ \\t]+\\S+[ \\t]+\\S+\\.\\w+)");

  private final Function<String, DiagramResult.Face> face;

  /**
   * Loads nothing yet.
   *
   * @param face what the words of a description are set in
   */
  public DiagramRenderer(Function<String, DiagramResult.Face> face) {
    this.face = face;
  }

  /** Draws a diagram; the same description gives the same drawing. */
  public DiagramResult draw(String description) {
    Optional<DiagramResult> refused = refused(description);
    if (refused.isPresent()) {
      return refused.get();
    }
    boolean framed = START.matcher(description).find();
    String whole = framed ? description : "@startuml\n" + description + "\n@enduml";
    return PlantUml.draw(whole, framed ? 0 : 1, face.apply(description));
  }

  private static Optional<DiagramResult> refused(String description) {
    long lines = description.lines().count();
    if (description.length() > MAX_LENGTH || lines > MAX_LINES) {
      return Optional.of(
          new DiagramResult.Refused(
              "It is longer than " + MAX_LENGTH + " characters or " + MAX_LINES + " lines", 1));
    }
    Matcher start = START.matcher(description);
    if (start.find() && !DRAWN_IN_PROCESS.matcher(start.group(1)).matches()) {
      return Optional.of(
          new DiagramResult.Refused(
              "@start" + start.group(1) + " needs another program, or the time of day",
              line(description, start.start(1))));
    }
    Matcher word = REFUSED.matcher(description);
    if (word.find()) {
      return Optional.of(
          new DiagramResult.Refused(
              "\""
                  + word.group().strip()
                  + "\" is not understood here: a diagram is drawn from"
                  + " its own text alone",
              line(description, word.end())));
    }
    return Optional.empty();
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
