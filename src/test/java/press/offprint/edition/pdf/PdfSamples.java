package press.offprint.edition.pdf;

import java.nio.file.Path;
import press.offprint.model.Publication;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.pipeline.font.HyphenationDirectory;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

/** The PDF edition with the fonts that the build fetched. */
public final class PdfSamples {
  public static final Path FONTS = Path.of("target", "fonts");

  /** With the built-in templates. */
  public static final PdfEdition EDITION = edition(TemplateFolder.ours());

  private PdfSamples() {}

  static PdfEdition edition(TemplateFolder templates) {
    return new PdfEdition(
        new Templates(templates), FontDirectory.open(FONTS), HyphenationDirectory.beside(FONTS));
  }

  static PdfInspector print(Publication publication) {
    return new PdfInspector(EDITION.render(publication));
  }
}
