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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sourceforge.plantuml.BlockUml;
import net.sourceforge.plantuml.ErrorUml;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.TitledDiagram;
import net.sourceforge.plantuml.activitydiagram.ActivityDiagram;
import net.sourceforge.plantuml.activitydiagram3.ActivityDiagram3;
import net.sourceforge.plantuml.classdiagram.ClassDiagram;
import net.sourceforge.plantuml.compositediagram.CompositeDiagram;
import net.sourceforge.plantuml.core.Diagram;
import net.sourceforge.plantuml.core.ImageData;
import net.sourceforge.plantuml.descdiagram.DescriptionDiagram;
import net.sourceforge.plantuml.error.PSystemError;
import net.sourceforge.plantuml.jsondiagram.JsonDiagram;
import net.sourceforge.plantuml.mindmap.MindMapDiagram;
import net.sourceforge.plantuml.nwdiag.NwDiagram;
import net.sourceforge.plantuml.preproc.Defines;
import net.sourceforge.plantuml.salt.PSystemSalt;
import net.sourceforge.plantuml.security.SecurityProfile;
import net.sourceforge.plantuml.security.SecurityUtils;
import net.sourceforge.plantuml.sequencediagram.SequenceDiagram;
import net.sourceforge.plantuml.statediagram.StateDiagram;
import net.sourceforge.plantuml.timingdiagram.TimingDiagram;
import net.sourceforge.plantuml.wbs.WBSDiagram;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/**
 * The engine of the library PlantUML in this process. The settings of the library are global, so it
 * renders one diagram at a time. It can neither be stopped nor kept from printing, so a publisher
 * runs it in another process.
 *
 * <p>Its sandbox reads no files, URLs or environment variables. In addition, {@link
 * DescriptionFilter} refuses statements, and diagrams are refused by their cost before they are
 * drawn.
 */
public final class PlantUml implements DiagramEngine {
  /** The version whose behaviour this adapter relies on. */
  static final String VERSION = "1.2025.4";

  private static final Pattern LABEL =
      Pattern.compile("<text\\b[^>]*>(.*?)</text>", Pattern.DOTALL);

  /** An address on each page and in each message of PlantUML about its faults. */
  static final String CRASH = "plantuml.com/qa";

  /** The kinds of diagrams; other results are lists, help, games and data of the machine. */
  private static final Set<Class<?>> SUPPORTED =
      Set.of(
          ActivityDiagram.class,
          ActivityDiagram3.class,
          ClassDiagram.class,
          CompositeDiagram.class,
          DescriptionDiagram.class,
          JsonDiagram.class,
          MindMapDiagram.class,
          NwDiagram.class,
          PSystemSalt.class,
          SequenceDiagram.class,
          StateDiagram.class,
          TimingDiagram.class,
          WBSDiagram.class);

  /** The status of a drawing that succeeded. */
  private static final int OK = 0;

  private static final int MAX_DPI = 600;
  private static final int MAX_SIDE = 16_384;

  @GuardedBy("PlantUml.class")
  private static final Set<String> INSTALLED = new HashSet<>();

  static {
    // Read once, when the library is loaded: no files, URLs or environment variables.
    System.setProperty("PLANTUML_SECURITY_PROFILE", SecurityProfile.SANDBOX.name());
    // The layout engine in Java instead of Graphviz.
    TitledDiagram.FORCE_SMETANA = true;
    PSystemError.disableTimeBasedErrorDecorations();
  }

  @Override
  public DiagramResult draw(DiagramDescription description) {
    synchronized (PlantUml.class) {
      return drawAlone(description);
    }
  }

  @GuardedBy("PlantUml.class")
  private static DiagramResult drawAlone(DiagramDescription description) {
    if (SecurityUtils.getSecurityProfile() != SecurityProfile.SANDBOX) {
      return new DiagramResult.Refused("The sandbox of PlantUML is switched off", 1);
    }
    // The library uses any XML writer on the class path, and not all of them work; that of Java
    // does.
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      return render(description);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      return failed();
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  // The messages of the library are about its own code.
  private static DiagramResult failed() {
    return new DiagramResult.Refused("PlantUML cannot draw this diagram", 1);
  }

  @GuardedBy("PlantUml.class")
  private static DiagramResult render(DiagramDescription description) throws IOException {
    int added = description.added();
    Optional<DiagramResult> refused = DescriptionFilter.before(description.text(), added);
    if (refused.isPresent()) {
      return refused.get();
    }
    SourceStringReader reader =
        new SourceStringReader(
            Defines.createEmpty(),
            description.text(),
            StandardCharsets.UTF_8.name(),
            settings(description.face()));
    List<BlockUml> blocks = reader.getBlocks();
    if (blocks.isEmpty()) {
      return new DiagramResult.Refused("The description holds no diagram", 1);
    }
    BlockUml block = blocks.get(0);
    refused = DescriptionFilter.after(block.getData(), added);
    if (refused.isPresent()) {
      return refused.get();
    }
    Diagram diagram = block.getDiagram();
    if (diagram instanceof PSystemError error) {
      return refused(error, added);
    }
    refused = excess(diagram);
    return refused.isPresent() ? refused.get() : export(diagram, description.face());
  }

  // A kind that is not known may show the time, the machine or a joke. PlantUML itself limits a
  // scale to 4, but not the resolution.
  private static Optional<DiagramResult> excess(Diagram diagram) {
    if (!SUPPORTED.contains(diagram.getClass())) {
      return Optional.of(
          new DiagramResult.Refused("PlantUML draws no diagram for this description", 1));
    }
    return ((TitledDiagram) diagram).getSkinParam().getDpi() <= MAX_DPI
        ? Optional.empty()
        : Optional.of(
            new DiagramResult.Refused("The resolution is more than " + MAX_DPI + " dpi", 1));
  }

  private static DiagramResult export(Diagram diagram, DiagramResult.Face face) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageData image = diagram.exportDiagram(out, 0, new FileFormatOption(FileFormat.SVG, false));
    String svg = out.toString(StandardCharsets.UTF_8);
    if (image.getStatus() != OK || svg.contains(CRASH)) {
      return failed();
    }
    if (image.getWidth() > MAX_SIDE || image.getHeight() > MAX_SIDE) {
      return new DiagramResult.Refused(
          "The diagram is larger than " + MAX_SIDE + " pixels in a direction", 1);
    }
    List<String> words = new ArrayList<>();
    Matcher label = Regex.matcher(LABEL, svg);
    while (label.find()) {
      String spaced = label.group(1).replace("&#160;", " ");
      String text = Regex.replaceAll(Markup.unescape(spaced), "\\s+", " ").strip();
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
    String reason = first.getError().strip();
    return new DiagramResult.Refused(
        reason.contains(CRASH)
            ? "PlantUML cannot draw this diagram"
            : "PlantUML reports: " + reason,
        line);
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
