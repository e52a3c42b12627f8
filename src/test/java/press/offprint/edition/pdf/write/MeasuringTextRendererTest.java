package press.offprint.edition.pdf.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.bidi.SimpleBidiReorderer;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontDescription;
import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import com.openhtmltopdf.util.ThreadCtx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.edition.FontFile;
import press.offprint.pipeline.font.FontDirectory;

/**
 * The width of a word is the width that the layout engine measures, for all kinds of characters.
 */
class MeasuringTextRendererTest {
  private static final List<FontFile> FONTS = FontDirectory.open(Path.of("target/fonts")).list();

  private final PDDocument pdf = new PDDocument();
  private final MeasuringTextRenderer ours = new MeasuringTextRenderer();
  private final PdfBoxTextRenderer engine = new PdfBoxTextRenderer();

  @BeforeEach
  void prepare() {
    SharedContext context = new SharedContext();
    context.setReplacementText("\uFFFD");
    ThreadCtx.get().setSharedContext(context);
    ours.setup(null, new SimpleBidiReorderer());
    engine.setup(null, new SimpleBidiReorderer());
  }

  @AfterEach
  void close() throws IOException {
    pdf.close();
    ThreadCtx.cleanup();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "in",
        "Affinity, AVATAR and fjord",
        "The quick brown fox jumps over the lazy dog, twice, and once more.",
        "hy\u00ADphen\u00ADation",
        "an \uFFFC object",
        "tab\tand\nline",
        "no-break\u00A0space, em\u2003space, zero\u200Bwidth",
        "na\u0131\u0308ve, A\u030A, \u1E9E",
        "Привет, Ελληνικά, עברית, العربية",
        "漢字とかな、 mixed with a rather long run of Latin letters on both sides of 漢字",
        "↪ → ⇒ ✓",
        "\uFEE3\uFEAE\uFEA3\uFE92\uFE8E, \uFEFB, a rather long line with \uFEF7 in it",
        "\uDB80\uDC00 private, \uE000 and \u0378 unassigned",
        "grinning \uD83D\uDE00, alone \uD83D, turned \uDE00\uD83D"
      })
  void a_width_equals_that_of_the_layout_engine(String text) throws IOException {
    List<FontDescription> latin = new ArrayList<>();
    List<FontDescription> all = new ArrayList<>();
    Set<List<String>> scripts = new HashSet<>();
    for (FontFile file : FONTS) {
      if (file.languages().isEmpty() && latin.size() < 2) {
        latin.add(face(file));
      }
      // One font of each script; without npm there is Latin only.
      if (scripts.add(file.languages())) {
        all.add(face(file));
      }
    }
    assertThat(latin).hasSize(2);
    assertThat(all).isNotEmpty();
    for (float size : new float[] {7.3f, 160, 288, 333.33f}) {
      for (List<FontDescription> faces : List.of(latin, all)) {
        PdfBoxFSFont font = new PdfBoxFSFont(faces, size);
        for (int time = 1; time <= 2; time++) {
          assertThat(ours.getWidth(null, font, text)).isEqualTo(engine.getWidth(null, font, text));
        }
      }
    }
  }

  private FontDescription face(FontFile file) throws IOException {
    PDType0Font font =
        PDType0Font.load(
            pdf,
            new TTFParser().parse(new RandomAccessReadBuffer(file.bytes().get().open())),
            true);
    return new FontDescription(font, IdentValue.NORMAL, file.weight());
  }
}
