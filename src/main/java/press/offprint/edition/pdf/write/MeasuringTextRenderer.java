package press.offprint.edition.pdf.write;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.extend.FontContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxFastOutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontDescription;
import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.JustificationInfo;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * The text renderer of one document, which measures and shows words by cached widths and codes.
 * PDFBox encodes and decodes each word whenever its width is needed, several times per word. A text
 * with a character that the font lacks is drawn by the layout engine. All widths equal those of the
 * engine to the last bit.
 */
public final class MeasuringTextRenderer extends PdfBoxTextRenderer {
  /** The rounding of the engine: a word may exceed its box by this much. */
  private static final float DELTA = 0.01f;

  private static final float THOUSANDTH = 1000f;

  /** A text of several fonts is measured in parts if it is as long as this; the engine does so. */
  private static final int LONG = 32;

  private static final int PARTS = 3;

  private final IdentityHashMap<PDFont, GlyphWidths> widthsByFont = new IdentityHashMap<>();
  private final Map<List<FontDescription>, FallbackWidths> fallbacks = new HashMap<>();
  private BidiReorderer reorderer;

  @Override
  public void setup(FontContext context, BidiReorderer reorderer) {
    super.setup(context, reorderer);
    this.reorderer = reorderer;
  }

  @Override
  public int getWidth(FontContext context, FSFont font, String text) {
    List<FontDescription> descriptions = ((PdfBoxFSFont) font).getFontDescriptions();
    PDFont first = descriptions.isEmpty() ? null : descriptions.get(0).getFont();
    if (first == null) {
      return super.getWidth(context, font, GlyphWidths.visible(text));
    }
    float thousandths = widthsOf(first).width(text);
    return Float.isNaN(thousandths)
        ? widthInFonts(context, (PdfBoxFSFont) font, GlyphWidths.visible(text))
        : rounded(thousandths / THOUSANDTH * font.getSize2D());
  }

  private int widthInFonts(FontContext context, PdfBoxFSFont font, String text) {
    if (text.length() < LONG) {
      FallbackWidths widths =
          fallbacks.computeIfAbsent(
              font.getFontDescriptions(), fonts -> new FallbackWidths(font, reorderer));
      return rounded(widths.width(text) / THOUSANDTH * font.getSize2D());
    }
    float width = 0;
    int part = text.length() / PARTS;
    for (int i = 0; i < PARTS; i++) {
      int end = i == PARTS - 1 ? text.length() : (i + 1) * part;
      width += getWidth(context, font, text.substring(i * part, end));
    }
    return rounded(width);
  }

  private static int rounded(float width) {
    return (int) (width - Math.floor(width) < DELTA ? width : Math.ceil(width));
  }

  private GlyphWidths widthsOf(PDFont font) {
    return widthsByFont.computeIfAbsent(font, GlyphWidths::new);
  }

  @Override
  public void drawString(OutputDevice device, String text, float x, float y) {
    drawString(device, text, x, y, null);
  }

  @Override
  public void drawString(
      OutputDevice device, String text, float x, float y, JustificationInfo justification) {
    String visible = GlyphWidths.visible(text);
    boolean drawn =
        device instanceof PdfBoxFastOutputDevice pdf && draw(pdf, visible, x, y, justification);
    if (!drawn) {
      super.drawString(device, visible, x, y, justification);
    }
  }

  /** Returns false, and draws nothing, if the font lacks a character or has no codes. */
  private boolean draw(
      PdfBoxFastOutputDevice device,
      String text,
      float x,
      float y,
      JustificationInfo justification) {
    PdfBoxFSFont font = (PdfBoxFSFont) EngineField.DEVICE_FONT.get(device);
    FontDescription first = font.getFontDescriptions().get(0);
    GlyphWidths widths = first.getFont() == null ? null : widthsOf(first.getFont());
    float size = font.getSize2D();
    if (widths == null || size <= 0 || !widths.haveCodes() || Float.isNaN(widths.width(text))) {
      return false;
    }
    PdfContentStreamAdapter page = device.getCurrentPage();
    PDPageContentStream stream = (PDPageContentStream) EngineField.PAGE_STREAM.get(page);
    EngineField.DEVICE_PAGE.set(
        device, new TextContentAdapter(stream, widths, justification, size));
    try {
      device.drawStringFast(text, x, y, null, first, size);
    } finally {
      EngineField.DEVICE_PAGE.set(device, page);
    }
    return true;
  }
}
