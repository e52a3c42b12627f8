package press.offprint.edition.pdf.font;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.edition.FontFile;
import press.offprint.edition.pdf.PdfEdition;
import press.offprint.edition.pdf.PdfInspector;
import press.offprint.edition.pdf.PdfPosts;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.pipeline.font.HyphenationDirectory;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

/**
 * One paragraph in each script is shown with all glyphs, copied as written, read aloud and
 * archived.
 */
class ScriptFeaturesTest {
  private static final Path FONTS = Path.of("target", "fonts");
  private static PdfEdition edition;

  @BeforeAll
  static void require_the_fonts_of_all_scripts() {
    List<FontFile> fonts = FontDirectory.open(FONTS).list();
    Assumptions.assumeTrue(
        fonts.stream().anyMatch(font -> font.languages().contains("ta")),
        "the fonts that come with npm are not on this machine: skipped");
    edition =
        new PdfEdition(
            new Templates(TemplateFolder.ours()),
            FontDirectory.open(FONTS),
            HyphenationDirectory.beside(FONTS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Officers find the difficult fjord, naïvely: “quite so”.",
        "de | Größe, Maß und „Fluß“: der Schweizer schreibt ss.",
        "fr | L’œuvre naît à Noël ; où donc ?",
        "pl | Zażółć gęślą jaźń.",
        "vi | Tiếng Việt có nhiều dấu: phở, bưởi, ưỡn.",
        "el | Η τυπογραφία ζητεί υπομονή· τί άλλο;",
        "ru | Съешь ещё этих мягких булок, да выпей чаю.",
        "uk | Її ґанок, їжак і щастя.",
        "he | שלום עולם, הספר נפתח מימין.",
        "ar | الكتاب يبدأ من اليمين، والقارئ لا يضيع.",
        "fa | این کتاب از راست باز می‌شود، گچ پژوهش.",
        "hi | प्रकाशन की पुस्तक में क्षत्रिय और स्त्री।",
        "ta | புத்தகம் ஸ்ரீ க்ஷேத்திரம் கொண்டது.",
        "ja | 本を「右」から開くと、物語が始まります。",
        "zh | 这本书从右边打开，故事就开始了。",
        "zh-Hant | 這本書從右邊打開，故事就開始了。",
        "ko | 책을 오른쪽에서 펼치면 이야기가 시작됩니다.",
        "th | หนังสือเล่มนี้เปิดจากด้านขวา",
        "en | Done ✅ and drawn 📚👩‍💻, with a ❤️ and 🇯🇵.",
      })
  void a_paragraph_has_all_its_letters(String language, String words) throws Exception {
    PdfInspector proof =
        new PdfInspector(
            edition.render(
                PdfPosts.publication("<p>" + words + "</p>", "A post", language, List.of())));
    assertThat(proof.rendition().problems()).isEmpty();
    for (String word : words.split("[\\s‌]+", -1)) {
      assertThat(letters(proof.text())).contains(letters(word));
    }
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(proof.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  private static String letters(String text) {
    return text.replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}\uFE0F]+", "");
  }

  @Test
  void a_character_that_cannot_join_is_a_whole_cluster_and_its_own_composed_form() {
    BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
    for (char c = 0x20; c < Character.MIN_SURROGATE; c++) {
      String alone = String.valueOf(c);
      if (c < 0x7F || ScriptFeatures.mayJoin(alone)) {
        continue;
      }
      String text = "e" + c + c;
      clusters.setText(text);
      boolean isSoftHyphen = c == '\u00AD';
      assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).as(alone).isTrue();
      assertThat(isSoftHyphen || (clusters.isBoundary(1) && clusters.isBoundary(2)))
          .as(alone)
          .isTrue();
      assertThat(isSoftHyphen || Character.getType(c) != Character.FORMAT).as(alone).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"e\u0301", "\u304B\u3099", "\u2764\uFE0F", "\u4E00\uDB40\uDD00", "a\u200D", "\u0915"})
  void a_text_with_a_mark_or_an_invisible_character_may_join(String text) {
    assertThat(ScriptFeatures.mayJoin(text)).isTrue();
  }
}
