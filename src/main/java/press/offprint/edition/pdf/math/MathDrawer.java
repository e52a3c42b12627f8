package press.offprint.edition.pdf.math;

import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.FontFile;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.dom.TypeSize;
import press.offprint.edition.pdf.math.box.MathBox;
import press.offprint.edition.pdf.math.layout.MathFaces;
import press.offprint.edition.pdf.math.layout.MathLayout;
import press.offprint.edition.pdf.math.layout.MathLayoutException;
import press.offprint.edition.pdf.math.layout.TextFormula;
import press.offprint.edition.pdf.math.speech.FormulaSpeech;
import press.offprint.edition.pdf.math.speech.SpeechLanguages;
import press.offprint.edition.pdf.write.FormulaTags;
import press.offprint.edition.pdf.write.GlyphCanvas;

/**
 * The drawer of MathML: glyphs and rules on the baseline of the text. One instance serves one
 * document.
 */
public final class MathDrawer extends FontlessDrawer {
  /** The width of a line in em, which is the same on all papers. */
  private static final double LINE = 33;

  /** The indentation of the elements around a formula in em. */
  private static final Map<String, Double> INDENTS =
      Map.of("blockquote", 3.2, "li", 2.0, "dd", 2.0, "aside", 3.0, "details", 2.0);

  private static final double SHORTEST_LINE = 8;

  /** Longer words, in UTF-16 units, help nobody; the source is shorter. */
  private static final int MAX_SPEECH = 10_000;

  private final Optional<MathLayout> layout;
  private final SpeechLanguages speech;
  private final IdentityHashMap<Element, MathBox> boxes = new IdentityHashMap<>();
  private final IdentityHashMap<Element, TextFormula> inText = new IdentityHashMap<>();
  private final Map<String, Map<Integer, String>> texts = new HashMap<>();
  private final Map<String, Map<Integer, String>> parts = new HashMap<>();
  private final List<String> rejected = new ArrayList<>();
  private Function<FontFile, PDType0Font> fonts;
  private int count;

  /**
   * Creates the drawer of a document.
   *
   * @param speech the words for the alternative texts of its formulas
   */
  public MathDrawer(MathFaces faces, SpeechLanguages speech) {
    this.layout = MathLayout.of(faces);
    this.speech = speech;
  }

  /** Returns false if no font has what the layout of formulas needs; then all are rejected. */
  public boolean hasFont() {
    return layout.isPresent();
  }

  /** Sets the source of embedded fonts, before the document is drawn. */
  public void useFonts(Function<FontFile, PDType0Font> embedded) {
    this.fonts = embedded;
  }

  /**
   * Prepares a formula for layout: it removes the source, writes the formula in words to the
   * attribute that becomes part of the tag, and sets size and depth in em.
   */
  public void prepare(Element math) {
    for (Element element : Dom.elements(math)) {
      if (element.getTagName().startsWith("annotation")) {
        Dom.remove(element);
      }
    }
    String source = math.getAttribute("alttext");
    String alternative = source.isBlank() ? math.getTextContent().strip() : source;
    boolean display = Dom.hasClass(math.getParentNode(), "display");
    double line = line(math);
    try {
      MathLayout formulas = layout.orElseThrow(() -> new MathLayoutException("No font"));
      MathBox box = display ? formulas.display(math, line) : text(formulas, math);
      boxes.put(math, box);
      math.setAttribute("alt", alternative(math, alternative));
      math.setAttribute("style", size(box, formulas.scale(), line, display));
    } catch (MathLayoutException e) {
      reject(math, alternative);
    }
  }

  private String alternative(Element math, String source) {
    String language = language(math);
    FormulaSpeech formulas = speech.of(language);
    String words = formulas.of(math);
    boolean isSpoken = !words.isBlank() && words.length() <= MAX_SPEECH;
    boolean isForeign = isSpoken && !primary(formulas.language()).equals(primary(language));
    return FormulaTags.signed(
        count++, isForeign ? formulas.language() : "", isSpoken ? words : source);
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  private static String language(Node node) {
    for (Node up = node; up instanceof Element element; up = up.getParentNode()) {
      if (element.hasAttribute("lang")) {
        return element.getAttribute("lang");
      }
    }
    return "";
  }

  private MathBox text(MathLayout formulas, Element math) {
    TextFormula formula = formulas.text(math);
    // A link over two lines has a tag on each, and a formula has one.
    inText.put(math, Dom.isInside(math, "a") ? formula.undivided() : formula);
    return formula.box();
  }

  /** Returns a formula in a line of text; empty for any other element. */
  public Optional<TextFormula> inText(Element math) {
    return Optional.ofNullable(inText.get(math));
  }

  /** Returns the size of the formulas' em in em of the text. */
  public double scale() {
    return layout.map(MathLayout::scale).orElse(1.0);
  }

  private static double line(Node math) {
    double line = LINE / TypeSize.of(math.getOwnerDocument());
    for (Node up = math.getParentNode(); up != null; up = up.getParentNode()) {
      line -= INDENTS.getOrDefault(up.getNodeName(), 0.0);
    }
    return Math.max(line, SHORTEST_LINE);
  }

  /** Returns the sources of the formulas that could not be laid out. */
  public List<String> rejected() {
    return List.copyOf(rejected);
  }

  /** Returns the texts of the glyphs that were drawn in a font. */
  public Map<Integer, String> texts(String font) {
    return texts.getOrDefault(font, Map.of());
  }

  /** Returns the texts of the glyphs that were drawn in a font as parts of letters or signs. */
  public Map<Integer, String> parts(String font) {
    return parts.getOrDefault(font, Map.of());
  }

  private static String size(MathBox box, double scale, double line, boolean display) {
    double em = scale;
    if (box.fullWidth() * em > line) {
      em = line / box.fullWidth(); // A formula that is wider than the line shrinks.
    }
    return String.format(
        Locale.ROOT,
        "width: %.4fem; height: %.4fem; vertical-align: %.4fem",
        Math.max(0, box.fullWidth() * em),
        (box.height() + box.depth()) * em,
        display ? 0 : -box.depth() * em);
  }

  // A formula that fails is replaced by its source, so that the document is not lost.
  private void reject(Element math, String source) {
    Element code = math.getOwnerDocument().createElement("code");
    code.setTextContent(source);
    math.getParentNode().replaceChild(code, math);
    rejected.add(source);
  }

  @Override
  public SVGImage buildSVGImage(
      Element math, Box box, CssContext css, double width, double height, double dotsPerPixel) {
    MathBox formula =
        box instanceof FormulaBox part ? part.line() : boxes.getOrDefault(math, MathBox.EMPTY);
    return new Drawing(formula, box, dotsPerPixel);
  }

  /** A formula after layout. */
  private final class Drawing implements SVGImage {
    private final MathBox formula;
    private final Box box;
    private final double dots;

    Drawing(MathBox formula, Box box, double dots) {
      this.formula = formula;
      this.box = box;
      this.dots = dots;
    }

    @Override
    public int getIntrinsicWidth() {
      return (int) (formula.fullWidth() * dots);
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) ((formula.height() + formula.depth()) * dots);
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      Rectangle area = box.getContentAreaEdge(box.getAbsX(), box.getAbsY(), context);
      double total = formula.height() + formula.depth();
      double em = formula.fullWidth() > 0 ? area.width / formula.fullWidth() : Double.MAX_VALUE;
      em = total > 0 ? Math.min(em, area.height / total) : em;
      try (GlyphCanvas canvas =
          new GlyphCanvas(device, x, y + formula.height() * em, em, box.getStyle().getColor())) {
        new MarkWriter(canvas, fonts, texts, parts).write(formula.marks());
      }
    }
  }

  @Override
  public void close() {
    boxes.clear();
    inText.clear();
  }
}
