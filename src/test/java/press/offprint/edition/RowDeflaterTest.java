package press.offprint.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class RowDeflaterTest {

  @Test
  void rows_of_every_kind_are_read_back() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int rowLength = 2 + random.nextInt(700);
      byte[] rows = new byte[rowLength * (1 + random.nextInt(40))];
      int colours = 1 + random.nextInt(256);
      for (int i = 0; i < rows.length; i++) {
        int kind = random.nextInt(100);
        rows[i] =
            kind < 2 || i == 0
                ? (byte) random.nextInt(colours)
                : kind < 60 && i >= rowLength ? rows[i - rowLength] : rows[i - 1];
      }
      assertThat(inflated(RowDeflater.pack(rows, rowLength), rowLength)).isEqualTo(rows);
    }
  }

  @Test
  void rows_without_repetitions_are_read_back() throws Exception {
    byte[] rows = new byte[1601 * 64];
    new Random(7).nextBytes(rows);
    assertThat(inflated(RowDeflater.pack(rows, 1601), 1601)).isEqualTo(rows);
  }

  @Test
  void a_byte_that_is_very_rare_has_a_code_of_at_most_fifteen_bits() throws Exception {
    // Each value is about as frequent as the two before it together, which gives the longest codes.
    byte[] rows = new byte[300_000];
    int at = 0;
    for (int value = 0, count = 1, before = 1; value < 24 && at < rows.length; value++) {
      for (int i = 0; i < count && at < rows.length; i++) {
        rows[at] = (byte) value;
        // Distances that differ keep the values apart, so that they are not repetitions.
        at += 1 + i % 5;
      }
      int sum = count + before;
      before = count;
      count = sum;
    }
    assertThat(inflated(RowDeflater.pack(rows, 30_000), 30_000)).isEqualTo(rows);
  }

  @Test
  void rows_that_equal_those_above_take_almost_no_bytes() {
    byte[] rows = new byte[1601 * 64];
    new Random(7).nextBytes(rows);
    for (int i = 1601; i < rows.length; i++) {
      rows[i] = rows[i - 1601];
    }
    assertThat(RowDeflater.pack(rows, 1601).packed().length()).isLessThan(1601 + 1200);
  }

  private static byte[] inflated(PngWriter.Strip strip, int rowLength) throws Exception {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(strip.packed().toArray());
      byte[] rows = new byte[strip.length() + rowLength];
      int length = 0;
      for (int n = 1; n > 0; ) {
        n = inflater.inflate(rows, length, rows.length - length);
        length += n;
      }
      assertThat(inflater.getRemaining()).isZero();
      return Arrays.copyOf(rows, length);
    } finally {
      inflater.end();
    }
  }
}
