package press.offprint.edition.pdf;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
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
import press.offprint.edition.PageBreak;
import press.offprint.edition.PageBreakSource;
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
import press.offprint.edition.pdf.math.speech.SpeechLanguages;
import press.offprint.edition.pdf.page.PageStarts;
import press.offprint.edition.pdf.page.WrittenText;
import press.offprint.edition.pdf.text.ClusterShaper;
import press.offprint.edition.pdf.text.HyphenPatterns;
import press.offprint.edition.pdf.text.LiangHyphenator;
import press.offprint.edition.pdf.text.Numerals;
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
public final class PdfEdition implements Edition, PageBreakSource {
  private static final String NAME = "pdf";
  private static final String TEMPLATE = "print/article.html";
  private static final String BOOK = "print/book.html";
  private static final String FOLDER = "print";
  private static final String VERSION = "5";
  private static final String MEDIA_TYPE = "application/pdf";
  private static final int MAX_LAYOUTS = 3;
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
    this(templates, fonts, hyphens, cache, buffer, new EditionVariant(NAME, NAME, "", "", false));
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
  public List<PageBreak> pageBreaks(Publication publication) {
    return call(
        formulas -> {
          Publication paper = onPaper(publication);
          Prepared prepared = prepare(paper, formulas, true);
          Numerals numerals = Numerals.of(paper.metadata().language());
          return prepared
              .renderer()
              .layOut(
                  formulas,
                  (root, pages) ->
                      new PageStarts(prepared.texts(), pages, prepared.clusters()::text)
                          .of(root, number -> numerals.text(Integer.toString(number))));
        });
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
    return call(formulas -> render(onPaper(publication), formulas));
  }

  private interface Work<T> {
    T with(MathDrawer formulas) throws IOException;
  }

  private <T> T call(Work<T> work) {
    try (MathDrawer formulas = formulas()) {
      return work.with(formulas);
    } catch (EditionException e) {
      throw e;
    } catch (TemplateException e) {
      throw new EditionException(ProblemCode.TEMPLATE, e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw failed(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    }
  }

  private MathDrawer formulas() {
    return new MathDrawer(mathFaces, new SpeechLanguages(templates));
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
    Prepared prepared = prepare(publication, formulas, false);
    PdfRenderer renderer = prepared.renderer();
    Bytes pdf = renderer.render(formulas, buffer);
    List<Problem> problems = PdfProblems.of(prepared.missing(), formulas);
    return new Rendition(
        form.name(), file(publication), MEDIA_TYPE, pdf, problems, List.of(), renderer.pages());
  }

  /**
   * A document that is ready for its layout.
   *
   * @param missing the characters that no font has
   * @param texts the places of its elements in the texts of the authors
   */
  private record Prepared(
      PdfRenderer renderer, BitSet missing, WrittenText texts, ClusterShaper clusters) {}

  private Prepared prepare(Publication publication, MathDrawer formulas, boolean placed)
      throws IOException {
    Metadata metadata = publication.metadata();
    Optional<LiangHyphenator> hyphens = languages.of(metadata.language());
    PrintModel model = PrintModel.of(publication, hyphens.isPresent());
    Document document = document(publication.book().isPresent() ? BOOK : TEMPLATE, model);
    WrittenText texts = placed ? WrittenText.in(document, publication) : WrittenText.NONE;
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
    return new Prepared(renderer, missing, texts, clusters);
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
      try (MathDrawer formulas = formulas()) {
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

  @Override
  public String file(Publication publication) {
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
}
