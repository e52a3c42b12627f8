package press.offprint.content.diagram;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sourceforge.plantuml.BlockUml;
import net.sourceforge.plantuml.ErrorUml;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.TitledDiagram;
import net.sourceforge.plantuml.core.Diagram;
import net.sourceforge.plantuml.error.PSystemError;
import net.sourceforge.plantuml.preproc.Defines;
import net.sourceforge.plantuml.security.SecurityProfile;
import net.sourceforge.plantuml.security.SecurityUtils;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.Markup;

/**
 * The adapter of the library PlantUML. The settings of the library are global, so it renders one
 * diagram at a time.
 */
final class PlantUml {
  private static final Pattern LABEL =
      Pattern.compile("<text\\b[^>]*>(.*?)</text>", Pattern.DOTALL);

  @GuardedBy("PlantUml.class")
  private static final Set<String> INSTALLED = new HashSet<>();

  static {
    // Read once, when the library is loaded: no files, URLs or environment variables.
    System.setProperty("PLANTUML_SECURITY_PROFILE", SecurityProfile.SANDBOX.name());
    // The layout engine in Java instead of Graphviz.
    TitledDiagram.FORCE_SMETANA = true;
    PSystemError.disableTimeBasedErrorDecorations();
  }

  private PlantUml() {}

  /**
   * Renders a description that starts with {@code @start}.
   *
   * @param added the number of lines that were added before those of the author
   */
  static synchronized DiagramResult draw(String description, int added, DiagramResult.Face face) {
    if (SecurityUtils.getSecurityProfile() != SecurityProfile.SANDBOX) {
      return new DiagramResult.Refused("The sandbox of PlantUML is switched off", 1);
    }
    // The library uses any XML writer on the class path, and not all of them work; that of Java
    // does.
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      return render(description, added, face);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new DiagramResult.Refused("PlantUML failed: " + reason, 1);
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  @GuardedBy("PlantUml.class")
  private static DiagramResult render(String description, int added, DiagramResult.Face face)
      throws IOException {
    SourceStringReader reader =
        new SourceStringReader(
            Defines.createEmpty(), description, StandardCharsets.UTF_8.name(), settings(face));
    List<BlockUml> blocks = reader.getBlocks();
    if (blocks.isEmpty()) {
      return new DiagramResult.Refused("The description holds no diagram", 1);
    }
    Diagram diagram = blocks.get(0).getDiagram();
    if (diagram instanceof PSystemError error) {
      return refused(error, added);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    diagram.exportDiagram(out, 0, new FileFormatOption(FileFormat.SVG, false));
    String svg = out.toString(StandardCharsets.UTF_8);
    List<String> words = new ArrayList<>();
    Matcher label = LABEL.matcher(svg);
    while (label.find()) {
      String spaced = label.group(1).replace("&#160;", " ");
      String text = Markup.unescape(spaced).replaceAll("\\s+", " ").strip();
      if (!text.isEmpty()) {
        words.add(text);
      }
    }
    return new DiagramResult.Drawn(
        svg.replace("font-family=\"" + face.family() + "\"", fallingBack(face)), words);
  }

  private static String fallingBack(DiagramResult.Face face) {
    return "font-family=\"" + face.family() + ", sans-serif\"";
  }

  private static DiagramResult refused(PSystemError error, int added) {
    ErrorUml first = error.getFirstError();
    // The position is zero-based and counts the lines that were added.
    int line = Math.max(1, first.getPosition() + 1 - added);
    return new DiagramResult.Refused("PlantUML reports: " + first.getError().strip(), line);
  }

  @GuardedBy("PlantUml.class")
  private static List<String> settings(DiagramResult.Face face) throws IOException {
    install(face);
    List<String> settings = new ArrayList<>(List.of("skinparam maxMessageSize 240"));
    if (!face.family().isEmpty()) {
      settings.add("skinparam defaultFontName " + face.family());
    }
    return settings;
  }

  // With the font of the edition, the labels have the same widths on every machine.
  @GuardedBy("PlantUml.class")
  private static void install(DiagramResult.Face face) throws IOException {
    if (!INSTALLED.add(face.family())) {
      return;
    }
    try {
      for (Bytes file : face.files()) {
        try (InputStream in = file.open()) {
          GraphicsEnvironment.getLocalGraphicsEnvironment()
              .registerFont(Font.createFont(Font.TRUETYPE_FONT, in));
        }
      }
    } catch (FontFormatException e) {
      throw new IOException("The font " + face.family() + " cannot be read", e);
    }
  }
}
