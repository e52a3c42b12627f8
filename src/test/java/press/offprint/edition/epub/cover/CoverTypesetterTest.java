package press.offprint.edition.epub.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CoverTypesetterTest {
  private static final int[] SIZES = {100, 50, 20};

  @Test
  void a_short_title_is_set_in_the_largest_size() throws Exception {
    assertThat(typeset("Paper", 500, 200)).containsEntry("height", 124);
  }

  @Test
  void a_longer_title_is_set_smaller_so_that_it_fits() throws Exception {
    Map<String, Object> block = typeset("A field guide to the life of a post", 500, 200);
    assertThat(lines(block)).hasSizeBetween(2, 3);
    assertThat((Integer) block.get("height")).isLessThanOrEqualTo(200);
  }

  @Test
  void a_line_fits_in_the_width_in_every_size() throws Exception {
    String title = "A field guide to the life of a post";
    for (int width : new int[] {200, 500, 900}) {
      for (Object line : lines(typeset(title, width, 250))) {
        double[] x =
            Pattern.compile("(?<=[ML])-?[0-9.]+")
                .matcher(line.toString())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group()))
                .toArray();
        assertThat(x).isNotEmpty();
        assertThat(Arrays.stream(x).map(Math::abs).max().orElseThrow())
            .as(width + " wide")
            .isLessThanOrEqualTo(width / 2.0 + 2);
      }
    }
  }

  @Test
  void lines_that_do_not_fit_in_the_smallest_size_are_dropped() throws Exception {
    assertThat(lines(typeset("word ".repeat(500), 500, 50))).hasSize(2);
  }

  @Test
  void characters_without_a_font_are_left_out() throws Exception {
    assertThat(typeset("Pa語per", 500, 200)).isEqualTo(typeset("Paper", 500, 200));
    assertThat(lines(typeset("語", 500, 200))).isEmpty();
  }

  private static List<?> lines(Map<String, Object> block) {
    return (List<?>) block.get("lines");
  }

  private static Map<String, Object> typeset(String text, int width, int height) throws Exception {
    File file = new File("target/stand-in-fonts/liberation/LiberationSerif-Regular.ttf");
    Assumptions.assumeTrue(file.exists(), file + " is missing: skipped");
    Font font = Font.createFont(Font.TRUETYPE_FONT, file);
    return new CoverTypesetter(
            c -> font.canDisplay(c) ? Optional.of(font) : Optional.empty(), Locale.ENGLISH, false)
        .typeset(text, SIZES, width, height);
  }
}
