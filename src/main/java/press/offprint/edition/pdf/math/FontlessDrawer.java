package press.offprint.edition.pdf.math;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import java.io.File;
import java.io.InputStream;
import java.util.List;

/** A drawer of the layout engine that takes no fonts from it. */
abstract class FontlessDrawer implements SVGDrawer {
  @Override
  public final void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
    // The fonts of style sheets are for text.
  }

  @Override
  public final void addFontFile(File file, String family, Integer weight, FontStyle style) {
    // No file is read here; the interface of the engine has this method.
  }

  @Override
  public final void addFontStream(
      FSSupplier<InputStream> stream, String family, Integer weight, FontStyle style) {
    // The fonts for drawings are not needed.
  }
}
