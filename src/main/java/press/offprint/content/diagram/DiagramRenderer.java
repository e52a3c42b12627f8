package press.offprint.content.diagram;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A renderer of PlantUML diagrams. It runs in this process and reads nothing but the description.
 * Thread-safe. The library is loaded with the first diagram.
 *
 * <p>The sandbox of PlantUML reads no files, URLs or environment variables. In addition, the
 * statements that include other text, that could loop without end, that read the time or that start
 * a program are refused.
 */
public final class DiagramRenderer {
  private static final int MAX_LENGTH = 16 << 10;
  private static final int MAX_LINES = 300;
  private static final Pattern START = Pattern.compile("(?m)^[ \\t]*@start(\\w*)");
  private static final Pattern SUPPORTED_KINDS = Pattern.compile("uml|mindmap|wbs|salt|json|yaml|");
  // The harmless statements of the preprocessor are a theme and two options of style.
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?im)^[ \\t]*(!(?!theme[ \\t]+[\\w-]+[ \\t]*$|pragma[ \\t]+(?:teoz|useVerticalIf)\\b)\\S+)"
              + "|^[ \\t]*((?:strict[ \\t]+)?(?:di)?graph\\b[^\\n]*\\{|ditaa\\b|xearth\\b|dot\\b)"
              + "|(%(?!n\\(|newline\\(|chr\\()[a-z_]+\\()"
              + "|^[ \\t]*(sprite[ \\t]+\\S+[ \\t]+\\S+\\.\\w+)");

  private final Function<String, DiagramResult.Face> face;

  /**
   * A renderer.
   *
   * @param face returns the font for the labels of a description
   */
  public DiagramRenderer(Function<String, DiagramResult.Face> face) {
    this.face = face;
  }

  /** Renders a diagram. Equal descriptions have equal results. */
  public DiagramResult draw(String description) {
    Optional<DiagramResult> refused = refused(description);
    if (refused.isPresent()) {
      return refused.get();
    }
    boolean hasFrame = START.matcher(description).find();
    String framed = hasFrame ? description : "@startuml\n" + description + "\n@enduml";
    return PlantUml.draw(framed, hasFrame ? 0 : 1, face.apply(description));
  }

  private static Optional<DiagramResult> refused(String description) {
    long lines = description.lines().count();
    if (description.length() > MAX_LENGTH || lines > MAX_LINES) {
      return Optional.of(
          new DiagramResult.Refused(
              "The description is longer than "
                  + MAX_LENGTH
                  + " characters or "
                  + MAX_LINES
                  + " lines",
              1));
    }
    Matcher start = START.matcher(description);
    if (start.find() && !SUPPORTED_KINDS.matcher(start.group(1)).matches()) {
      return Optional.of(
          new DiagramResult.Refused(
              "@start"
                  + start.group(1)
                  + " is not supported, because it needs another program or the time",
              line(description, start.start(1))));
    }
    Matcher word = REFUSED.matcher(description);
    if (word.find()) {
      return Optional.of(
          new DiagramResult.Refused(
              "\""
                  + word.group().strip()
                  + "\" is not allowed, because a diagram is rendered from its description only",
              line(description, word.end())));
    }
    return Optional.empty();
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
