package press.offprint.edition.pdf;

import com.ibm.icu.util.ULocale;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.bidi.support.ICUBreakers;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.PageBox;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;
import press.offprint.edition.EditionException;
import press.offprint.edition.FontFile;
import press.offprint.edition.pdf.font.DocumentFont;
import press.offprint.edition.pdf.font.FontPool;
import press.offprint.edition.pdf.font.FontRegistration;
import press.offprint.edition.pdf.font.ToUnicodeMap;
import press.offprint.edition.pdf.font.UniformFontMetrics;
import press.offprint.edition.pdf.image.MaskedImages;
import press.offprint.edition.pdf.layout.PageFilling;
import press.offprint.edition.pdf.layout.StyleSheetCache;
import press.offprint.edition.pdf.line.ParagraphBreaker;
import press.offprint.edition.pdf.math.MathDrawer;
import press.offprint.edition.pdf.text.ArabicShaper;
import press.offprint.edition.pdf.text.KoreanWords;
import press.offprint.edition.pdf.text.LiangHyphenator;
import press.offprint.edition.pdf.text.Numerals;
import press.offprint.edition.pdf.write.BlankPages;
import press.offprint.edition.pdf.write.Cancellation;
import press.offprint.edition.pdf.write.CropMarks;
import press.offprint.edition.pdf.write.DocumentProperties;
import press.offprint.edition.pdf.write.FormulaTags;
import press.offprint.edition.pdf.write.InterruptibleSvgDrawer;
import press.offprint.edition.pdf.write.MeasuringTextRenderer;
import press.offprint.edition.pdf.write.PageContentStream;
import press.offprint.edition.pdf.write.PageNumerals;
import press.offprint.edition.pdf.write.ParentTree;
import press.offprint.edition.pdf.write.StructureTags;
import press.offprint.model.Book;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.model.problem.ProblemCode;

/**
 * The renderer of one prepared document. All URL schemes of the layout engine are replaced, so it
 * cannot reach the network or the disk.
 */
final class PdfRenderer {
  private static final float PDF_VERSION = 1.7f;

  /** A post is laid out again this many times at most; a book once. */
  private static final int MAX_IMPROVEMENTS = 6;

  private static final Set<String> URL_SCHEMES =
      Set.of("resource", "http", "https", "file", "data", "jar", "classpath", "ftp");

  /**
   * The document to render.
   *
   * @param files returns a file that the document refers to by URI
   * @param opacities returns the opacity of a picture by URI, as a grey PNG, if the picture has one
   * @param fallbacks fonts for characters that the families of the style sheets lack
   * @param hyphens null if the language has no patterns
   * @param characters the characters of the document
   * @param composed fonts that were generated for this document
   * @param bidirectional true if some text runs from right to left
   * @param drawingFonts fonts of the text in SVG drawings
   */
  record Job(
      Publication publication,
      Document document,
      Function<String, Optional<Bytes>> files,
      Function<String, Optional<Bytes>> opacities,
      List<FontFile> fallbacks,
      LiangHyphenator hyphens,
      BitSet characters,
      List<DocumentFont> composed,
      boolean bidirectional,
      List<FontFile> drawingFonts) {}

  private final FontPool pool;
  private final StyleSheetCache styles;
  private final Job job;
  private int pages;

  PdfRenderer(FontPool pool, StyleSheetCache styles, Job job) {
    this.pool = pool;
    this.styles = styles;
    this.job = job;
  }

  /**
   * Renders the document.
   *
   * @param formulas draws the MathML of the document
   * @throws EditionException if the document has more pages than the site allows
   */
  Bytes render(MathDrawer formulas, OutputBuffer buffer) throws IOException {
    return laidOut(formulas, document -> write(document, formulas, buffer));
  }

  private Bytes write(LaidOut document, MathDrawer formulas, OutputBuffer buffer)
      throws IOException {
    PDDocument pdf = document.pdf;
    pages = document.pages().size();
    checkPageLimit();
    document.renderer.createPDFWithoutClosing();
    if (job.publication.metadata().isRightToLeft()) {
      DocumentProperties.reverseTableRows(pdf);
    }
    if (job.publication.book().isPresent()) {
      BlankPages.clear(pdf);
    }
    if (job.publication.book().filter(Book::marks).isPresent()) {
      CropMarks.add(pdf);
    }
    DocumentProperties.write(
        pdf, job.publication, job.document.getDocumentElement().getAttribute("lang"));
    subsetFonts(pdf);
    FormulaTags.write(pdf);
    StructureTags.write(pdf);
    ParentTree.divide(pdf);
    correctUnicodeMaps(pdf, document.fonts, formulas);
    return save(pdf, buffer);
  }

  /**
   * Lays the document out, and returns the one-based pages of the elements with these ids, of those
   * that are there.
   */
  Map<String, Integer> pages(Set<String> ids, MathDrawer formulas) throws IOException {
    return laidOut(formulas, document -> document.pages(ids));
  }

  /** A reading of the boxes and pages of a document after its layout. */
  interface Reading<T> {
    T of(Box root, List<PageBox> pages);
  }

  /**
   * Lays the document out as for {@link #render}, and reads its boxes.
   *
   * @throws EditionException if the document has more pages than the site allows
   */
  <T> T layOut(MathDrawer formulas, Reading<T> reading) throws IOException {
    return laidOut(
        formulas,
        document -> {
          pages = document.pages().size();
          checkPageLimit();
          return reading.of(document.renderer.getRootBox(), document.pages());
        });
  }

  /** A document after its layout. */
  private record LaidOut(PdfBoxRenderer renderer, PDDocument pdf, FontPool.Loan fonts) {
    List<PageBox> pages() {
      return renderer.getRootBox().getLayer().getPages();
    }

    Map<String, Integer> pages(Set<String> ids) {
      List<PageBox> all = pages();
      Map<String, Integer> found = new HashMap<>();
      for (String id : ids) {
        Box box = renderer.getSharedContext().getBoxById(id);
        for (int i = 0; box != null && i < all.size(); i++) {
          if (box.getAbsY() >= all.get(i).getTop() && box.getAbsY() < all.get(i).getBottom()) {
            found.put(id, i + 1);
          }
        }
      }
      return found;
    }
  }

  private interface Use<T> {
    T of(LaidOut document) throws IOException;
  }

  /** Lays the document out, again after each change that fills its pages. */
  private <T> T laidOut(MathDrawer formulas, Use<T> use) throws IOException {
    int improvements = job.publication.isBook() ? 1 : MAX_IMPROVEMENTS;
    while (true) {
      try (FontPool.Loan fonts = pool.lend(job.composed);
          PDDocument pdf = PageContentStream.document();
          BatikSVGDrawer drawings = new InterruptibleSvgDrawer();
          PdfBoxRenderer renderer = builder(pdf, formulas, drawings).buildPdfRenderer()) {
        LaidOut document = new LaidOut(renderer, pdf, fonts);
        CssContext context = layout(renderer, fonts, pdf, formulas);
        if (improvements-- <= 0
            || !new PageFilling(context, document.pages()).improve(renderer.getRootBox())) {
          return use.of(document);
        }
        PageFilling.removeEngineElements(job.document.getDocumentElement());
      }
    }
  }

  private CssContext layout(
      PdfBoxRenderer renderer, FontPool.Loan fonts, PDDocument pdf, MathDrawer formulas)
      throws IOException {
    DocumentProperties.omitEngineMetadata(renderer);
    FontRegistration registration = new FontRegistration(fonts, pdf, renderer.getFontResolver());
    registration.add(pool.all(), job.fallbacks);
    formulas.useFonts(registration::embedded);
    SharedContext shared = renderer.getSharedContext();
    shared.setUserAgentCallback(
        new MaskedImages(shared.getUserAgentCallback(), pdf, job.opacities));
    shared.setTextRenderer(new MeasuringTextRenderer());
    // The engine notes this when it parses a style sheet; parsed ones are kept for later documents.
    shared.setUsingFsNamedDestination(job.publication.site().addresses().places());
    ParagraphBreaker lines =
        ParagraphBreaker.install(
            shared,
            formulas,
            context ->
                PageNumerals.use(context, Numerals.of(job.publication.metadata().language())));
    renderer.layout();
    lines.justify();
    if (job.bidirectional) {
      lines.order();
    }
    return lines.context();
  }

  /** Returns the number of pages of the document that was rendered last. */
  int pages() {
    return pages;
  }

  private void checkPageLimit() {
    // A book may have the pages of its posts.
    long limit = (long) job.publication.site().limits().pages() * job.publication.articles().size();
    if (pages > limit) {
      throw new EditionException(
          ProblemCode.LIMIT_PAGES,
          "The PDF would have "
              + pages
              + " pages, and the limit is "
              + limit
              + ". Split the post, or raise limits.pages.",
          null);
    }
  }

  /**
   * Writes the subsets of the fonts and their ToUnicode maps into the document. PDFBox does so at
   * the begin of saving and has no other method for it, so this starts to save and stops at the
   * first byte.
   */
  private static void subsetFonts(PDDocument pdf) throws IOException {
    try {
      pdf.save(new FailingStream());
    } catch (FailingStream.FirstByteException e) {
      // The fonts are subset now.
    }
  }

  private static final class FailingStream extends OutputStream {
    static final class FirstByteException extends IOException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public void write(int b) throws IOException {
      throw new FirstByteException();
    }
  }

  private void correctUnicodeMaps(PDDocument pdf, FontPool.Loan fonts, MathDrawer formulas)
      throws IOException {
    Map<String, Map<Integer, String>> composedTexts =
        job.composed.stream().collect(Collectors.toMap(DocumentFont::name, DocumentFont::texts));
    ToUnicodeMap map = new ToUnicodeMap(job.characters);
    for (Map.Entry<String, PDType0Font> font : fonts.embedded().entrySet()) {
      map.correct(
          pdf,
          font.getValue(),
          composedTexts.getOrDefault(font.getKey(), Map.of()),
          formulas.texts(font.getKey()),
          formulas.parts(font.getKey()));
    }
  }

  private static Bytes save(PDDocument pdf, OutputBuffer buffer) throws IOException {
    try (OutputBuffer.BytesOutputStream file = buffer.begin()) {
      BufferedOutputStream out = new BufferedOutputStream(file);
      pdf.save(out);
      out.flush();
      return file.take();
    }
  }

  private PdfRendererBuilder builder(PDDocument pdf, MathDrawer formulas, BatikSVGDrawer drawings) {
    Metadata metadata = job.publication.metadata();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withW3cDocument(job.document, "resource:/");
    builder.usePDDocument(pdf);
    builder.usePdfVersion(PDF_VERSION);
    builder.usePdfUaAccessibility(true);
    builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
    builder.useNamespaceHandler(styles.of(job.files));
    builder.withProducer(DocumentProperties.PRODUCER);
    builder.useReplacementText("\uFFFD");
    builder.useCacheStore(CacheStore.PDF_FONT_METRICS, new UniformFontMetrics());
    builder.useSVGDrawer(drawings);
    builder.useMathMLDrawer(formulas);
    builder.useUriResolver((base, uri) -> uri.startsWith("resource:") ? uri : null);
    builder.useExternalResourceAccessControl(
        (uri, type) -> uri.startsWith("resource:"),
        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (uri, type) -> uri.startsWith("resource:"),
        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.useProtocolsStreamImplementation(new Files(job.files), URL_SCHEMES);
    // Strict: a line never begins with a small kana or a mark of punctuation.
    ULocale breaking = ULocale.forLanguageTag(metadata.language() + "-u-lb-strict");
    builder.useUnicodeLineBreaker(
        Cancellation.checking(
            new KoreanWords(
                new ICUBreakers.ICULineBreaker(breaking.toLocale()),
                breaking.getLanguage().equals("ko"))));
    builder.usePageSupplier(Cancellation::page);
    builder.useUnicodeCharacterBreaker(new ICUBreakers.ICUCharacterBreaker(Locale.ROOT));
    if (job.bidirectional) {
      builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
      builder.useUnicodeBidiReorderer(new ArabicShaper());
      builder.defaultTextDirection(
          metadata.isRightToLeft() ? TextDirection.RTL : TextDirection.LTR);
    }
    if (job.hyphens != null) {
      builder.useHyphenation(job.hyphens);
    }
    job.drawingFonts.forEach(font -> FontRegistration.addForDrawings(builder, font));
    return builder;
  }

  /** The files of the document, from memory; a URI that is not known gives an empty file. */
  private record Files(Function<String, Optional<Bytes>> files) implements FSStreamFactory {

    @Override
    public FSStream getUrl(String uri) {
      Bytes bytes = files.apply(uri).orElseGet(() -> Bytes.utf8(""));
      return new FSStream() {
        @Override
        public InputStream getStream() {
          return bytes.open();
        }

        @Override
        public Reader getReader() {
          return new InputStreamReader(bytes.open(), StandardCharsets.UTF_8);
        }
      };
    }
  }
}
