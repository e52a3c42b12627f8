package press.offprint.edition.pdf.font;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import press.offprint.edition.FontFile;

/**
 * The registration of fonts with the layout engine, for one document.
 *
 * @param loan the parsed fonts of the document
 */
public record FontRegistration(FontPool.Loan loan, PDDocument pdf, PdfBoxFontResolver resolver) {
  private static final int BOLD_FROM = 600;

  /**
   * Adds fonts for text.
   *
   * @param fonts for the families of the style sheets
   * @param fallbacks for characters that these lack
   */
  public void add(List<FontFile> fonts, List<FontFile> fallbacks) {
    fonts.forEach(font -> add(font, FontGroup.MAIN));
    fallbacks.forEach(font -> add(font, FontGroup.PRE_BUILT_IN_FALLBACK));
  }

  private void add(FontFile font, FontGroup group) {
    resolver.addFont(
        new OnDemand(this, font),
        font.family(),
        font.weight(),
        font.italic() ? IdentValue.ITALIC : IdentValue.NORMAL,
        true,
        group);
  }

  /**
   * Adds a font for the text in drawings, under its own and its generic family. The font families
   * of a drawing end with a generic one.
   */
  public static void addForDrawings(PdfRendererBuilder builder, FontFile font) {
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
          font.weight() < BOLD_FROM ? 400 : 700, // The engine supports these two in drawings.
          font.italic() ? FontStyle.ITALIC : FontStyle.NORMAL,
          true,
          EnumSet.of(FSFontUseCase.SVG));
    }
  }

  /** Returns a font of the document; it is embedded when it is first wanted. */
  public PDType0Font embedded(FontFile font) {
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

  /** A font that is embedded when the first word uses it. */
  private static final class OnDemand extends PDFontSupplier {
    private final FontRegistration fonts;
    private final FontFile font;

    OnDemand(FontRegistration fonts, FontFile font) {
      super(null);
      this.fonts = fonts;
      this.font = font;
    }

    @Override
    public PDFont supply() {
      return fonts.embedded(font);
    }
  }
}
