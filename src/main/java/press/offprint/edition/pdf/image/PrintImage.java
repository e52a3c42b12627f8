package press.offprint.edition.pdf.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;

/**
 * A picture in a form that PDFBox embeds without decoding.
 *
 * @param file the colours: JPEG, PNG or SVG
 * @param opacity a grey PNG of the same size, white for its opaque pixels; empty if the file has
 *     its own transparency or none
 */
public record PrintImage(Bytes file, Optional<Bytes> opacity) {
  static PrintImage opaque(Bytes file) {
    return new PrintImage(file, Optional.empty());
  }

  /** Returns both files as one entry of a cache. */
  Bytes packed() {
    byte[] colours = file.toArray();
    byte[] mask = opacity.map(Bytes::toArray).orElse(new byte[0]);
    return Bytes.owning(
        ByteBuffer.allocate(Integer.BYTES + colours.length + mask.length)
            .putInt(colours.length)
            .put(colours)
            .put(mask)
            .array());
  }

  static PrintImage unpacked(Bytes entry) {
    byte[] all = entry.toArray();
    int end = Integer.BYTES + ByteBuffer.wrap(all).getInt();
    Bytes colours = Bytes.owning(Arrays.copyOfRange(all, Integer.BYTES, end));
    return new PrintImage(
        colours,
        end == all.length
            ? Optional.empty()
            : Optional.of(Bytes.owning(Arrays.copyOfRange(all, end, all.length))));
  }
}
