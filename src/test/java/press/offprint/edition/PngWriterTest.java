package press.offprint.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import press.offprint.model.bytes.Bytes;

class PngWriterTest {

  @Test
  void strips_that_are_compressed_separately_form_one_valid_stream() throws IOException {
    byte[] rows = new byte[3 * 65];
    new Random(1).nextBytes(rows);
    for (int at = 0; at < rows.length; at += 65) {
      rows[at] = 0;
    }
    PngWriter.Strip strip = PngWriter.pack(rows, 4);
    Bytes file =
        new PngWriter(64, 9, PngWriter.Colours.PALETTE)
            .palette(new byte[256 * 3])
            .add(strip)
            .add(strip)
            .add(strip)
            .end();
    // The checksum of the stream is verified after all of it is read.
    byte[] read = new InflaterInputStream(data(file)).readAllBytes();
    assertThat(read).hasSize(9 * 65).startsWith(rows).endsWith(rows);
  }

  private static InputStream data(Bytes file) {
    byte[] bytes = file.toArray();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (int at = 8; at < bytes.length; ) {
      int length = file.at(at + 2) << 8 | file.at(at + 3);
      if (file.at(at + 4) == 'I' && file.at(at + 5) == 'D') {
        data.write(bytes, at + 8, length);
      }
      at += length + 12;
    }
    return new ByteArrayInputStream(data.toByteArray());
  }
}
