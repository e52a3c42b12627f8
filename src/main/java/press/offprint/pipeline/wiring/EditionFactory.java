package press.offprint.pipeline.wiring;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.ArticleReader;
import press.offprint.content.diagram.DiagramResult;
import press.offprint.content.related.TermCounter;
import press.offprint.edition.Edition;
import press.offprint.edition.Fonts;
import press.offprint.edition.ImageVariants;
import press.offprint.edition.epub.EpubEdition;
import press.offprint.edition.epub.cover.CardEdition;
import press.offprint.edition.pdf.PdfEdition;
import press.offprint.edition.pdf.PdfLibraries;
import press.offprint.edition.text.TextEdition;
import press.offprint.model.settings.EditionVariant;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.config.SiteTemplates;
import press.offprint.pipeline.disk.output.DiskCache;
import press.offprint.pipeline.disk.output.DiskOutputBuffer;
import press.offprint.pipeline.exec.EditionCalls;
import press.offprint.pipeline.exec.IsolatedCard;
import press.offprint.pipeline.exec.IsolatedEdition;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.exec.IsolatedTextEdition;
import press.offprint.pipeline.exec.Lazy;
import press.offprint.pipeline.font.CustomFonts;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.pipeline.font.HyphenationDirectory;
import press.offprint.pipeline.plan.input.EditionFingerprints;

/** Creates the editions with their fonts, templates and images, each at its first use. */
public final class EditionFactory {
  private static final EditionVariant PDF = new EditionVariant("pdf", "pdf", "", "", false);
  private static final EditionVariant EPUB = new EditionVariant("epub", "epub", "", "", false);

  private final SiteTemplates templates;
  private final Lazy<FontDirectory> installed;
  private final Lazy<Fonts> fonts;
  private final Lazy<PdfEdition> pdf;
  private final ImageVariants variants;
  private final DiskCache cache;
  private final DiskOutputBuffer buffer;
  private final DiskOutputBuffer cards;

  public EditionFactory(
      Path project,
      String theme,
      SiteTemplates templates,
      DiskCache cache,
      DiskOutputBuffer buffer,
      DiskOutputBuffer cards) {
    this.cards = cards;
    this.templates = templates;
    this.installed = new Lazy<>(() -> FontDirectory.open(ProjectLayout.installedFonts()));
    this.fonts = new Lazy<>(() -> CustomFonts.before(installed.get(), project, theme));
    this.variants = new ImageVariants(cache);
    this.cache = cache;
    this.buffer = buffer;
    this.pdf = new Lazy<>(() -> pdf(PDF));
  }

  /** Returns the editions that need Java; a text edition is a route and a template. */
  public Map<String, Edition> binary(
      IsolatedExecutor executor, EditionCalls calls, List<EditionVariant> variants) {
    Map<String, Edition> editions = new LinkedHashMap<>();
    editions.put("pdf", new IsolatedEdition("pdf", pdf::get, calls));
    EditionVariant ebook = EPUB;
    for (EditionVariant variant : variants) {
      if (variant.isEditionItself()) {
        ebook = variant;
        continue;
      }
      editions.put(
          RouteFiles.VARIANT + variant.name(),
          new IsolatedEdition(
              variant.name(),
              () -> variant.format().equals("pdf") ? pdf(variant) : epub(variant),
              calls));
    }
    EditionVariant form = ebook;
    editions.put("epub", new IsolatedEdition("epub", () -> epub(form), calls));
    // There may be thousands of pictures of links, so that they wait on disk until all are stored.
    editions.put(
        "card",
        new IsolatedCard(
            () -> new CardEdition(templates.get(), fonts.get(), cache, cards), executor));
    return editions;
  }

  /** Returns the fingerprints of all editions, those of {@link #binary} included. */
  public EditionFingerprints fingerprints(List<RouteFile> routes, Map<String, Edition> binary) {
    return new EditionFingerprints(
        routes,
        binary,
        templates,
        ArticleReader.VERSION + " " + TextEdition.VERSION + " " + TermCounter.VERSION);
  }

  private PdfEdition pdf(EditionVariant variant) {
    PdfLibraries.configure();
    return new PdfEdition(
        templates.get(),
        fonts.get(),
        HyphenationDirectory.beside(ProjectLayout.installedFonts()),
        cache,
        buffer,
        variant);
  }

  private EpubEdition epub(EditionVariant variant) {
    return new EpubEdition(
        templates.get(),
        fonts.get(),
        variants,
        cache,
        buffer,
        variant,
        variant.pageList() ? Optional.of(pdf.get()) : Optional.empty());
  }

  public IsolatedTextEdition text(IsolatedExecutor executor, EditionCalls calls) {
    return new IsolatedTextEdition(
        new Lazy<>(() -> new TextEdition(templates.get(), variants)), executor, calls);
  }

  /** Returns the font for the labels of a diagram. */
  DiagramResult.Face labelFont(String text) {
    return installed.get().forLabels(text);
  }
}
