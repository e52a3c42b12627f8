package press.offprint.edition.epub.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowRepeatsTest {

  @Test
  void pixels_as_above_are_copied_and_others_are_converted() {
    int width = 40;
    int[] pixels = new int[3 * width];
    Arrays.setAll(pixels, i -> i % width);
    pixels[width + 5] = 99;
    int[] out = new int[pixels.length];
    int[] converted = new int[3];
    RowRepeats repeats = new RowRepeats(width, width);
    for (int row = 0; row < 3; row++) {
      int current = row;
      repeats.row(
          row == 0,
          row * width,
          (x, end, above) -> Arrays.mismatch(pixels, x, end, pixels, above, end - x + above),
          (x, count) -> System.arraycopy(out, x - width, out, x, count),
          (x, count) -> {
            System.arraycopy(pixels, x, out, x, count);
            converted[current] += count;
          });
    }
    assertThat(out).isEqualTo(pixels);
    assertThat(converted[0]).isEqualTo(width);
    assertThat(converted[1]).isBetween(1, width - 1);
    assertThat(converted[2]).isBetween(1, width - 1);
  }
}
