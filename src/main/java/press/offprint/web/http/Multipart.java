package press.offprint.web.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Several ranges of a file in one body. */
final class Multipart {
  private Multipart() {}

  /** Empty where the file is another one by now, or gone. */
  static Optional<Buffer> of(String mediaType, CachedFile file, ByteRanges ranges, String boundary)
      throws IOException {
    Optional<FileChannel> opened = FileCache.open(file);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    Buffer out = Buffer.buffer();
    try (FileChannel channel = opened.get()) {
      for (ByteRanges.Part part : ranges.parts()) {
        out.appendString("\r\n--" + boundary + "\r\nContent-Type: " + mediaType);
        out.appendString("\r\nContent-Range: " + FileHandler.contentRange(part, file) + "\r\n\r\n");
        ByteBuffer piece = ByteBuffer.allocate((int) part.length());
        while (piece.hasRemaining() && channel.read(piece, part.first() + piece.position()) >= 0) {
          // Until it is whole.
        }
        out.appendBytes(piece.array());
      }
    }
    return Optional.of(out.appendString("\r\n--" + boundary + "--\r\n"));
  }
}
