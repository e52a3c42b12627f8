package press.offprint.edition.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import press.offprint.edition.Edition;
import press.offprint.edition.EditionException;
import press.offprint.edition.FontFile;
import press.offprint.edition.Fonts;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.font.AwtFonts;
import press.offprint.edition.pdf.font.FontPool;
import press.offprint.edition.pdf.font.ScriptFeatures;
import press.offprint.edition.pdf.image.PdfImages;
import press.offprint.edition.pdf.layout.Outline;
import press.offprint.edition.pdf.layout.PrintLayout;
import press.offprint.edition.pdf.layout.StyleSheetCache;
import press.offprint.edition.pdf.layout.StyleSheetFilter;
import press.offprint.edition.pdf.math.MathDrawer;
import press.offprint.edition.pdf.math.MathFonts;
import press.offprint.edition.pdf.text.ClusterShaper;
import press.offprint.edition.pdf.text.HyphenPatterns;
import press.offprint.edition.pdf.text.InvisibleCharacters;
import press.offprint.edition.pdf.text.LiangHyphenator;
import press.offprint.model.Metadata;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.template.Templates;

/** Publications as PDF for print and screen: PDF/UA-1 (ISO 14289-1), and PDF/A-2a (ISO 19005-2). */
public final class PdfEdition implements Edition {
  private static final String NAME = "pdf";
  private static final String TEMPLATE = "print/article.html";
  private static final String FOLDER = "print";
  private static final String VERSION = "3";
  private static final String MEDIA_TYPE = "application/pdf";
  private static final int NAMED = 12;
  private static final String REPLACEMENT = "\uFFFD";

  private final Templates templates;
  private final FontPool shelf;
  private final StyleSheetCache styles = new StyleSheetCache();
  private final AwtFonts faces = new AwtFonts();
  private final MathFonts formulaFonts;
  private final LiangHyphenator.Languages languages;
  private final String fontsFingerprint;
  private final OutputBuffer spool;

  /** As the other, holding each document in memory. */
  public PdfEdition(Templates templates, Fonts fonts, HyphenPatterns hyphens) {
    this(templates, fonts, hyphens, OutputBuffer.MEMORY);
  }

  /**
   * Reads nothing yet.
   *
   * @param hyphens patterns of languages whose words may be divided
   * @param spool where documents are written
   */
  public PdfEdition(Templates templates, Fonts fonts, HyphenPatterns hyphens, OutputBuffer spool) {
    this.spool = spool;
    this.templates = templates;
    this.shelf = new FontPool(fonts);
    this.formulaFonts = new MathFonts(fonts.list(), faces);
    this.languages = new LiangHyphenator.Languages(hyphens);
    this.fontsFingerprint =
        fonts.list().stream().map(FontFile::sha256).collect(Collectors.joining(","));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String fingerprint() {
    return Bytes.utf8(VERSION + templates.fingerprint(FOLDER) + fontsFingerprint).sha256();
  }

  @Override
  public Rendition render(Publication publication) {
    Metadata metadata = publication.article().metadata();
    try (MathDrawer formulas = new MathDrawer(formulaFonts)) {
      Optional<LiangHyphenator> hyphens = languages.of(metadata.language());
      PrintModel model = PrintModel.of(publication, hyphens.isPresent());
      Document document = Dom.parse(templates.render(TEMPLATE, model.values()));
      compose(document);
      StyleSheetFilter.choose(document);
      new Outline(document).write(publication);
      PrintLayout layout = new PrintLayout(document, formulas, model.pictures());
      layout.impose();
      ClusterShaper syllables = new ClusterShaper(shelf.all(), faces);
      syllables.join(document);
      BitSet characters = syllables.spell(layout.characters());
      FontPool.StandIns standIns = shelf.standIns(characters, metadata.language());
      BitSet missing = standIns.missing();
      if (!missing.isEmpty()) {
        layout.replace(missing, REPLACEMENT);
        characters = syllables.spell(layout.characters());
        standIns = shelf.standIns(characters, metadata.language());
      }
      BitSet drawn = model.drawnCharacters();
      missing.or(shelf.standIns(drawn, metadata.language()).missing());
      PdfRenderer press =
          new PdfRenderer(
              shelf,
              styles,
              new PdfRenderer.Job(
                  publication,
                  document,
                  uri -> file(model, uri),
                  standIns.fonts(),
                  hyphens,
                  characters,
                  syllables.fonts(characters),
                  ScriptFeatures.needReordering(characters),
                  shelf.lettering(drawn, metadata.language())));
      Bytes pdf = press.print(formulas, spool);
      List<Problem> problems = new ArrayList<>(problems(missing));
      formulas.refused().forEach(source -> problems.add(refused(source)));
      return new Rendition(NAME, path(publication), MEDIA_TYPE, pdf, problems, List.of());
    } catch (EditionException e) {
      throw e;
    } catch (SAXException e) {
      throw failed("the print template gave no well-formed XML: " + e.getMessage(), e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw failed(reason(e), e);
    }
  }

  private static String path(Publication publication) {
    String file = publication.name() + ".pdf";
    return publication.folder().isEmpty() ? file : publication.folder() + "/" + file;
  }

  private static EditionException failed(String reason, Throwable cause) {
    return new EditionException(
        ProblemCode.EDITION_FAILED, "The PDF could not be made: " + reason + ".", cause);
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void compose(Document document) {
    Dom.walk(
        document.getDocumentElement(),
        node -> {
          if (node instanceof Text text) {
            text.setData(InvisibleCharacters.compose(text.getData()));
          }
        });
  }

  private Optional<Bytes> file(PrintModel model, String uri) {
    Resource picture = model.pictures().get(uri);
    if (picture == null) {
      String name = uri.replaceFirst("^resource:/*", "");
      Optional<Bytes> found =
          name.contains("..") ? Optional.empty() : templates.file(FOLDER + "/" + name);
      // A theme's and a site's own style may be there or not.
      return name.equals("theme.css") || name.equals("own.css")
          ? found.or(() -> Optional.of(Bytes.utf8("")))
          : found;
    }
    try {
      return Optional.of(PdfImages.forPaper(picture));
    } catch (IOException e) {
      throw failed("the picture " + picture.path() + " cannot be decoded", e);
    }
  }

  private static Problem refused(String source) {
    return Problem.warning(
        ProblemCode.MATHS_INVALID,
        0,
        "This formula cannot be set in a PDF, which shows its source: " + source,
        "Write it more simply; page and ebook show it.");
  }

  private static List<Problem> problems(BitSet missing) {
    if (missing.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    missing.stream()
        .limit(NAMED)
        .mapToObj(c -> String.format(Locale.ROOT, "%s (U+%04X)", Character.toString(c), c))
        .forEach(names::add);
    int more = missing.cardinality() - names.size();
    return List.of(
        Problem.warning(
            ProblemCode.GLYPH_MISSING,
            0,
            "No font has "
                + String.join(", ", names)
                + (more > 0 ? " and " + more + " more characters" : "")
                + "; the PDF shows a replacement mark.",
            "Write another character, or add a font that has it to the list of fonts."));
  }
}
