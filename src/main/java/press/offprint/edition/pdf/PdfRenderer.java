package press.offprint.edition.pdf;

import com.ibm.icu.util.ULocale;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.bidi.support.ICUBreakers;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;
import press.offprint.edition.EditionException;
import press.offprint.edition.FontFile;
import press.offprint.edition.pdf.font.DocumentFont;
import press.offprint.edition.pdf.font.FontPool;
import press.offprint.edition.pdf.font.ToUnicodeMap;
import press.offprint.edition.pdf.font.UniformFontMetrics;
import press.offprint.edition.pdf.layout.StyleSheetCache;
import press.offprint.edition.pdf.math.MathDrawer;
import press.offprint.edition.pdf.text.ArabicShaper;
import press.offprint.edition.pdf.text.KoreanWords;
import press.offprint.edition.pdf.text.LiangHyphenator;
import press.offprint.edition.pdf.write.Cancellation;
import press.offprint.edition.pdf.write.CatalogMetadata;
import press.offprint.edition.pdf.write.MeasuringTextRenderer;
import press.offprint.edition.pdf.write.PageContentStream;
import press.offprint.edition.pdf.write.PdfFile;
import press.offprint.edition.pdf.write.StructureTree;
import press.offprint.edition.pdf.write.XmpPacket;
import press.offprint.model.Metadata;
import press.offprint.model.ProblemCode;
import press.offprint.model.Publication;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.OutputBuffer;

/**
 * Prints one prepared document. Everything it shows comes from memory: of the protocols that the
 * layout engine knows, none is left.
 */
final class PdfRenderer {
  private static final String PRODUCER = "Offprint";
  private static final float PDF_VERSION = 1.7f;
  private static final Set<String> PROTOCOLS =
      Set.of("resource", "http", "https", "file", "data", "jar", "classpath", "ftp");

  static {
    // It would tell the standard error of things that are decided here, such as a missing title.
    XRLog.setLoggingEnabled(false);
    // Most of a file is its structure, which packs as well at half the effort.
    if (System.getProperty(Filter.SYSPROP_DEFLATELEVEL) == null) {
      System.setProperty(Filter.SYSPROP_DEFLATELEVEL, "4");
    }
  }

  /**
   * What to print.
   *
   * @param files gives what the document names, by its URI
   * @param standIns fonts for what the styles' own families lack
   * @param characters that the document holds
   * @param composed fonts of this document alone
   * @param bidirectional whether some text runs from right to left
   * @param lettering fonts of the drawings
   */
  record Job(
      Publication publication,
      Document document,
      Function<String, Optional<Bytes>> files,
      List<FontFile> standIns,
      Optional<LiangHyphenator> hyphens,
      BitSet characters,
      List<DocumentFont> composed,
      boolean bidirectional,
      List<FontFile> lettering) {}

  private final FontPool shelf;
  private final StyleSheetCache styles;
  private final Job job;

  PdfRenderer(FontPool shelf, StyleSheetCache styles, Job job) {
    this.shelf = shelf;
    this.styles = styles;
    this.job = job;
  }

  /**
   * The printed document.
   *
   * @param formulas draws what is mathematical in it
   * @throws EditionException where it has more pages than the site allows
   */
  Bytes print(MathDrawer formulas, OutputBuffer spool) throws IOException {
    try (FontPool.Loan fonts = shelf.lend(job.composed);
        PDDocument pdf = PageContentStream.document();
        BatikSVGDrawer drawings = new BatikSVGDrawer();
        PdfBoxRenderer renderer = builder(pdf, formulas, drawings).buildPdfRenderer()) {
      CatalogMetadata.leaveOut(renderer);
      register(fonts, pdf, renderer.getFontResolver());
      renderer.getSharedContext().setTextRenderer(new MeasuringTextRenderer());
      renderer.layout();
      check(renderer.getRootBox().getLayer().getPages().size());
      renderer.createPDFWithoutClosing();
      if (job.publication.article().metadata().isRightToLeft()) {
        StructureTree.readRowsFromTheRight(pdf);
      }
      describe(pdf);
      explain(pdf, fonts);
      try (OutputBuffer.BytesOutputStream sheet = spool.begin()) {
        PdfFile.write(pdf, sheet);
        return sheet.take();
      }
    }
  }

  private void explain(PDDocument pdf, FontPool.Loan fonts) throws IOException {
    cutFonts(pdf);
    Map<String, Map<Integer, String>> own =
        job.composed.stream().collect(Collectors.toMap(DocumentFont::name, DocumentFont::texts));
    ToUnicodeMap map = new ToUnicodeMap(job.characters);
    for (Map.Entry<String, PDType0Font> font : fonts.embedded().entrySet()) {
      map.mend(pdf, font.getValue(), own.getOrDefault(font.getKey(), Map.of()));
    }
  }

  // Fonts are cut down to what is used, and their maps to Unicode made, when a document begins to
  // be saved, and by no other call: so saving begins, and ends with the first byte.
  private static void cutFonts(PDDocument pdf) throws IOException {
    try {
      pdf.save(new FirstByte());
    } catch (FirstByte.Reached e) {
      // As intended.
    }
  }

  private static final class FirstByte extends OutputStream {
    static final class Reached extends IOException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public void write(int b) throws IOException {
      throw new Reached();
    }
  }

  private void check(int pages) {
    int most = job.publication.site().limits().pages();
    if (pages > most) {
      throw new EditionException(
          ProblemCode.LIMIT_PAGES,
          "The PDF would have "
              + pages
              + " pages, and the limit is "
              + most
              + ". Split the post, or raise limits.pages.",
          null);
    }
  }

  private PdfRendererBuilder builder(PDDocument pdf, MathDrawer formulas, BatikSVGDrawer drawings) {
    Metadata metadata = job.publication.article().metadata();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withW3cDocument(job.document, "resource:/");
    builder.usePDDocument(pdf);
    builder.usePdfVersion(PDF_VERSION);
    builder.usePdfUaAccessibility(true);
    builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
    builder.useNamespaceHandler(styles.of(job.files));
    builder.withProducer(PRODUCER);
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
    builder.useProtocolsStreamImplementation(new Files(job.files), PROTOCOLS);
    // Strict: a line never begins with a small kana or a mark of punctuation.
    ULocale breaking = ULocale.forLanguageTag(metadata.language() + "-u-lb-strict");
    builder.useUnicodeLineBreaker(
        Cancellation.checking(
            new KoreanWords(new ICUBreakers.ICULineBreaker(breaking.toLocale()))));
    builder.usePageSupplier(Cancellation::page);
    builder.useUnicodeCharacterBreaker(new ICUBreakers.ICUCharacterBreaker(Locale.ROOT));
    if (job.bidirectional) {
      builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
      builder.useUnicodeBidiReorderer(new ArabicShaper());
      builder.defaultTextDirection(
          metadata.isRightToLeft() ? TextDirection.RTL : TextDirection.LTR);
    }
    job.hyphens.ifPresent(builder::useHyphenation);
    job.lettering.forEach(font -> letter(builder, font));
    return builder;
  }

  // Drawings name families that are not here; the generic names are what they all end with.
  private static void letter(PdfRendererBuilder builder, FontFile font) {
    String generic =
        switch (font.role()) {
          case SERIF -> "serif";
          case MONO -> "monospace";
          default -> "sans-serif";
        };
    for (String family : List.of(font.family(), generic)) {
      builder.useFont(
          () -> font.bytes().get().open(),
          family,
          font.weight() < 600 ? 400 : 700, // All that drawings know.
          font.italic() ? FontStyle.ITALIC : FontStyle.NORMAL,
          true,
          EnumSet.of(FSFontUseCase.SVG));
    }
  }

  private void register(FontPool.Loan loan, PDDocument pdf, PdfBoxFontResolver resolver) {
    for (FontFile font : shelf.all()) {
      add(loan, pdf, resolver, font, FontGroup.MAIN);
    }
    for (FontFile font : job.standIns) {
      add(loan, pdf, resolver, font, FontGroup.PRE_BUILT_IN_FALLBACK);
    }
  }

  private static void add(
      FontPool.Loan loan,
      PDDocument pdf,
      PdfBoxFontResolver resolver,
      FontFile font,
      FontGroup group) {
    resolver.addFont(
        new OnDemand(loan, pdf, font),
        font.family(),
        font.weight(),
        font.italic() ? IdentValue.ITALIC : IdentValue.NORMAL,
        true,
        group);
  }

  /** Puts a font into the document when the first word is set in it. */
  private static final class OnDemand extends PDFontSupplier {
    private final FontPool.Loan loan;
    private final PDDocument pdf;
    private final FontFile font;

    OnDemand(FontPool.Loan loan, PDDocument pdf, FontFile font) {
      super(null);
      this.loan = loan;
      this.pdf = pdf;
      this.font = font;
    }

    @Override
    public PDFont supply() {
      return loan.embedded(
          font,
          file -> {
            try {
              return PDType0Font.load(pdf, loan.font(file), true);
            } catch (IOException e) {
              throw new UncheckedIOException("The font " + file.name() + " cannot be embedded", e);
            }
          });
    }
  }

  // The engine dates a document by the clock: say instead what the post says, or nothing.
  private void describe(PDDocument pdf) throws IOException {
    Metadata metadata = job.publication.article().metadata();
    Optional<OffsetDateTime> date = metadata.dates().modified();
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(job.publication.title());
    information.setProducer(PRODUCER);
    if (!metadata.authors().isEmpty()) {
      information.setAuthor(String.join(", ", metadata.authors()));
    }
    if (!metadata.description().isEmpty()) {
      information.setSubject(metadata.description());
    }
    if (!XmpPacket.keywords(metadata).isEmpty()) {
      information.setKeywords(String.join(", ", XmpPacket.keywords(metadata)));
    }
    date.ifPresent(
        at -> {
          GregorianCalendar calendar =
              new GregorianCalendar(
                  TimeZone.getTimeZone("GMT" + at.getOffset().getId().replace("Z", "")),
                  Locale.ROOT);
          calendar.setTimeInMillis(at.toInstant().getEpochSecond() * 1000);
          information.setCreationDate(calendar);
          information.setModificationDate(calendar);
        });
    pdf.setDocumentInformation(information);
    CatalogMetadata.declare(pdf, job.document.getDocumentElement().getAttribute("lang"));
    Bytes xmp = XmpPacket.packet(job.publication, date, PRODUCER);
    PDMetadata packet = new PDMetadata(pdf);
    packet.importXMPMetadata(xmp.toArray());
    pdf.getDocumentCatalog().setMetadata(packet);
    pdf.setDocumentId(identity());
  }

  // The file identifier is derived from this and the information dictionary.
  private long identity() {
    String source = job.publication.folder() + "\n" + job.publication.title();
    return Long.parseUnsignedLong(Bytes.utf8(source).sha256().substring(0, 15), 16);
  }

  /** What the document names, from memory; nothing for everything else. */
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
