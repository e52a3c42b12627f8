package press.offprint.edition.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import press.offprint.edition.Edition;
import press.offprint.edition.EditionException;
import press.offprint.edition.FontFile;
import press.offprint.edition.Fonts;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.font.AwtFonts;
import press.offprint.edition.pdf.font.FontPool;
import press.offprint.edition.pdf.font.ScriptCoverage;
import press.offprint.edition.pdf.font.ScriptFeatures;
import press.offprint.edition.pdf.image.PrintImage;
import press.offprint.edition.pdf.image.PrintImages;
import press.offprint.edition.pdf.layout.IndexPages;
import press.offprint.edition.pdf.layout.Outline;
import press.offprint.edition.pdf.layout.PrintLayout;
import press.offprint.edition.pdf.layout.StyleSheetCache;
import press.offprint.edition.pdf.layout.StyleSheetFilter;
import press.offprint.edition.pdf.math.MathDrawer;
import press.offprint.edition.pdf.math.layout.MathFaces;
import press.offprint.edition.pdf.text.ClusterShaper;
import press.offprint.edition.pdf.text.HyphenPatterns;
import press.offprint.edition.pdf.text.LiangHyphenator;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.EditionVariant;
import press.offprint.model.text.XmlText;
import press.offprint.template.TemplateException;
import press.offprint.template.Templates;

/** The edition for print and screen: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). */
public final class PdfEdition implements Edition {
  private static final String NAME = "pdf";
  private static final String TEMPLATE = "print/article.html";
  private static final String BOOK = "print/book.html";
  private static final String FOLDER = "print";
  private static final String VERSION = "4";
  private static final String MEDIA_TYPE = "application/pdf";
  private static final int MAX_LAYOUTS = 3;
  private static final int CHARACTERS_IN_A_MESSAGE = 12;
  private static final Problem MISSING_FONT =
      Problem.warning(
          ProblemCode.GLYPH_MISSING,
          0,
          "The PDF shows the source of formulas, because no font for maths is there.",
          "Build again with network, so that the build can fetch STIX Two Math.");
  private static final String REPLACEMENT = "\uFFFD";

  /** The style sheets that a theme and a site may add. */
  private static final Set<String> OPTIONAL_FILES = Set.of("theme.css", "own.css");

  private final Templates templates;
  private final FontPool fonts;
  private final StyleSheetCache styles = new StyleSheetCache();
  private final AwtFonts awtFonts = new AwtFonts();
  private final MathFaces mathFaces;
  private final LiangHyphenator.Languages languages;
  private final String fontsFingerprint;
  private final PrintImages images;
  private final OutputBuffer buffer;
  private final EditionVariant form;

  /** Creates an edition that holds each document in memory. */
  public PdfEdition(Templates templates, Fonts fonts, HyphenPatterns hyphens) {
    this(templates, fonts, hyphens, Cache.NONE, OutputBuffer.MEMORY);
  }

  /**
   * Creates an edition without reading a template or a font.
   *
   * @param hyphens hyphenation patterns by language
   * @param cache keeps pictures in the form of PDFs
   * @param buffer receives the bytes of the documents
   */
  public PdfEdition(
      Templates templates, Fonts fonts, HyphenPatterns hyphens, Cache cache, OutputBuffer buffer) {
    this(templates, fonts, hyphens, cache, buffer, new EditionVariant(NAME, NAME, "", ""));
  }

  /**
   * Creates a variant of the edition.
   *
   * @param form its name, paper and style
   */
  public PdfEdition(
      Templates templates,
      Fonts fonts,
      HyphenPatterns hyphens,
      Cache cache,
      OutputBuffer buffer,
      EditionVariant form) {
    this.images = new PrintImages(cache);
    this.buffer = buffer;
    this.form = form;
    this.templates = templates;
    this.fonts = new FontPool(fonts);
    this.mathFaces = new MathFaces(fonts.list(), awtFonts);
    this.languages = new LiangHyphenator.Languages(hyphens);
    this.fontsFingerprint =
        fonts.list().stream().map(FontFile::sha256).collect(Collectors.joining(","));
  }

  @Override
  public String name() {
    return form.name();
  }

  @Override
  public String fingerprint() {
    String own = form.name().equals(NAME) ? "" : form + style().map(Bytes::sha256).orElse("");
    return Bytes.utf8(VERSION + templates.fingerprint(FOLDER) + fontsFingerprint + own).sha256();
  }

  @Override
  public List<String> templateFolders() {
    return List.of(FOLDER);
  }

  @Override
  public Rendition render(Publication publication) {
    if (!form.style().isEmpty() && style().isEmpty()) {
      throw new EditionException(
          ProblemCode.TEMPLATE,
          "The style "
              + form.style()
              + " of the edition "
              + form.name()
              + " does not exist. Write it to templates/"
              + FOLDER
              + "/, or correct its name in offprint.yaml.",
          null);
    }
    try (MathDrawer formulas = new MathDrawer(mathFaces)) {
      return render(onPaper(publication), formulas);
    } catch (EditionException e) {
      throw e;
    } catch (TemplateException e) {
      throw new EditionException(ProblemCode.TEMPLATE, e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw failed(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    }
  }

  private Optional<Bytes> style() {
    return form.style().isEmpty() ? Optional.empty() : templates.file(FOLDER + "/" + form.style());
  }

  private Publication onPaper(Publication publication) {
    return form.paper().isEmpty()
        ? publication
        : publication
            .withSite(publication.site().withPaper(form.paper()))
            .withBook(book -> book.withPaper(form.paper()));
  }

  private Rendition render(Publication publication, MathDrawer formulas) throws IOException {
    Metadata metadata = publication.metadata();
    Optional<LiangHyphenator> hyphens = languages.of(metadata.language());
    PrintModel model = PrintModel.of(publication, hyphens.isPresent());
    Document document = document(publication.book().isPresent() ? BOOK : TEMPLATE, model);
    StyleSheetFilter.removeUnused(document);
    new Outline(document).write(publication);
    PrintLayout layout = new PrintLayout(document, formulas, model.pictures());
    layout.prepare();
    ClusterShaper clusters = new ClusterShaper(fonts.all(), awtFonts);
    clusters.shape(document);
    BitSet characters = clusters.expand(layout.characters());
    FontPool.Fallbacks fallbacks = fonts.fallbacks(characters, metadata.language());
    BitSet missing = fallbacks.missing();
    if (!missing.isEmpty()) {
      checkScripts(document, missing);
      layout.replace(missing, REPLACEMENT);
      characters = clusters.expand(layout.characters());
      fallbacks = fonts.fallbacks(characters, metadata.language());
    }
    BitSet drawn = model.drawnCharacters();
    missing.or(fonts.fallbacks(drawn, metadata.language()).missing());
    PdfRenderer renderer =
        new PdfRenderer(
            fonts,
            styles,
            new PdfRenderer.Job(
                publication,
                document,
                uri -> file(model, uri),
                uri -> picture(model, uri).flatMap(PrintImage::opacity),
                fallbacks.fonts(),
                hyphens.orElse(null),
                characters,
                clusters.fonts(characters),
                ScriptFeatures.needReordering(characters),
                fonts.forDrawings(drawn, metadata.language())));
    numberIndex(document, renderer);
    Bytes pdf = renderer.render(formulas, buffer);
    List<Problem> problems = new ArrayList<>(glyphProblems(missing));
    if (formulas.hasFont()) {
      formulas.rejected().forEach(source -> problems.add(formulaProblem(source)));
    } else if (!formulas.rejected().isEmpty()) {
      problems.add(MISSING_FONT);
    }
    return new Rendition(
        form.name(), path(publication), MEDIA_TYPE, pdf, problems, List.of(), renderer.pages());
  }

  private static void checkScripts(Document document, BitSet missing) {
    Node body = document.getElementsByTagName("body").item(0);
    Optional<String> problem = ScriptCoverage.problem(body.getTextContent(), missing);
    if (problem.isPresent()) {
      throw new EditionException(ProblemCode.GLYPH_MISSING, problem.get(), null);
    }
  }

  // The pages of an index depend on the layout, and the layout on the length of the index.
  private void numberIndex(Document document, PdfRenderer renderer) throws IOException {
    IndexPages index = new IndexPages(document);
    if (index.isEmpty()) {
      return;
    }
    boolean isChanged = true;
    for (int i = 0; i < MAX_LAYOUTS && isChanged; i++) {
      try (MathDrawer formulas = new MathDrawer(mathFaces)) {
        isChanged = index.write(renderer.pages(index.targets(), formulas));
      }
    }
  }

  private Document document(String template, PrintModel model) {
    Map<String, Object> values = new HashMap<>(model.values());
    values.put("style", form.style());
    XmlText xhtml = templates.renderXml(template, values);
    try {
      Document document = Dom.parse(xhtml);
      ClusterShaper.compose(document);
      return document;
    } catch (SAXException e) {
      throw new EditionException(
          ProblemCode.TEMPLATE,
          "Template "
              + template
              + ": its output is not well-formed XML: "
              + e.getMessage()
              + " Close every element and quote every attribute in the templates of print/.",
          e);
    }
  }

  private String path(Publication publication) {
    String end = form.name().equals(NAME) ? "" : "-" + form.name();
    return publication.file(publication.name() + end + ".pdf");
  }

  private static EditionException failed(String reason, Throwable cause) {
    return new EditionException(
        ProblemCode.EDITION_FAILED, "The PDF could not be rendered: " + reason + ".", cause);
  }

  /** Returns a file that the document refers to; empty if there is none. */
  private Optional<Bytes> file(PrintModel model, String uri) {
    Optional<PrintImage> picture = picture(model, uri);
    if (picture.isPresent()) {
      return picture.map(PrintImage::file);
    }
    String name = Regex.replaceFirst(uri, "^resource:/*", "");
    Optional<Bytes> found =
        name.contains("..") ? Optional.empty() : templates.file(FOLDER + "/" + name);
    return OPTIONAL_FILES.contains(name) ? found.or(() -> Optional.of(Bytes.utf8(""))) : found;
  }

  private Optional<PrintImage> picture(PrintModel model, String uri) {
    Resource picture = model.pictures().get(uri);
    if (picture == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(images.of(picture));
    } catch (IOException e) {
      throw failed("the picture " + picture.path() + " cannot be decoded", e);
    }
  }

  private static Problem formulaProblem(String source) {
    return Problem.warning(
        ProblemCode.MATHS_INVALID,
        0,
        "The PDF shows the source of this formula, because the formula cannot be laid out: "
            + source,
        "Write the formula in a simpler way. The page and the ebook show it.");
  }

  private static List<Problem> glyphProblems(BitSet missing) {
    if (missing.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    missing.stream()
        .limit(CHARACTERS_IN_A_MESSAGE)
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
