package press.offprint.edition.pdf.write;

import com.openhtmltopdf.extend.FontContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxFastOutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontDescription;
import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.JustificationInfo;
import java.lang.reflect.Field;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Measures and sets words, for one document. PDFBox encodes each word anew and decodes it again to
 * add up the widths of its glyphs, when lines are broken, and once more when they are painted, to
 * see whether the font has all of them. Here each character of a font is asked once. What has a
 * character that the font lacks is left to the engine, so that widths are the same to the last bit.
 */
public final class MeasuringTextRenderer extends PdfBoxTextRenderer {
  // As the engine rounds: by less than a hundredth a word may be wider than its box.
  private static final float DELTA = 0.01f;
  private static final float THOUSANDTH = 1000f;

  private final IdentityHashMap<PDFont, GlyphWidths> known = new IdentityHashMap<>();
  private boolean knowsTheDevice = true;

  /**
   * What the engine's device has set and shows nobody. Where its fields are others one day, words
   * are set as the engine sets them.
   */
  private static final class Device {
    private static final Field FONT =
        field(PdfBoxFastOutputDevice.class, "_font", PdfBoxFSFont.class);
    private static final Field PAGE =
        field(PdfBoxFastOutputDevice.class, "_cp", PdfContentStreamAdapter.class);
    private static final Field STREAM =
        field(PdfContentStreamAdapter.class, "cs", PDPageContentStream.class);

    private static Field field(Class<?> owner, String name, Class<?> type) {
      try {
        Field field = owner.getDeclaredField(name);
        if (field.getType() != type) {
          throw new NoSuchFieldException(name + " of " + type);
        }
        field.setAccessible(true);
        return field;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("The layout engine has other fields", e);
      }
    }
  }

  @Override
  public int getWidth(FontContext context, FSFont font, String text) {
    List<FontDescription> descriptions = ((PdfBoxFSFont) font).getFontDescriptions();
    PDFont first = descriptions.isEmpty() ? null : descriptions.get(0).getFont();
    float thousandths = first == null ? Float.NaN : letters(first).width(text);
    if (Float.isNaN(thousandths)) {
      return super.getWidth(context, font, text);
    }
    float width = thousandths / THOUSANDTH * font.getSize2D();
    return (int) (width - Math.floor(width) < DELTA ? width : Math.ceil(width));
  }

  private GlyphWidths letters(PDFont font) {
    return known.computeIfAbsent(font, GlyphWidths::new);
  }

  @Override
  public void drawString(OutputDevice device, String text, float x, float y) {
    drawString(device, text, x, y, null);
  }

  @Override
  public void drawString(
      OutputDevice device, String text, float x, float y, JustificationInfo spread) {
    boolean set = false;
    if (knowsTheDevice && device instanceof PdfBoxFastOutputDevice pdf) {
      try {
        set = set(pdf, GlyphWidths.visible(text), x, y, spread);
      } catch (IllegalAccessException | ExceptionInInitializerError | NoClassDefFoundError e) {
        knowsTheDevice = false;
      }
    }
    if (!set) {
      super.drawString(device, text, x, y, spread);
    }
  }

  private boolean set(
      PdfBoxFastOutputDevice device, String text, float x, float y, JustificationInfo spread)
      throws IllegalAccessException {
    PdfBoxFSFont font = (PdfBoxFSFont) Device.FONT.get(device);
    FontDescription first = font.getFontDescriptions().get(0);
    GlyphWidths letters = first.getFont() == null ? null : letters(first.getFont());
    float size = font.getSize2D();
    if (letters == null || size <= 0 || !letters.haveCodes() || Float.isNaN(letters.width(text))) {
      return false;
    }
    PdfContentStreamAdapter page = device.getCurrentPage();
    PDPageContentStream stream = (PDPageContentStream) Device.STREAM.get(page);
    Device.PAGE.set(device, new TextContentAdapter(stream, letters, spread, size));
    try {
      device.drawStringFast(text, x, y, null, first, size);
    } finally {
      Device.PAGE.set(device, page);
    }
    return true;
  }
}
