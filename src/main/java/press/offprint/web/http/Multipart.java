package press.offprint.web.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** A body of several ranges of a file ({@code multipart/byteranges}, RFC 9110 section 14.6). */
final class Multipart {
  private Multipart() {}

  /** Returns the body, or empty if the file was replaced or removed. */
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
        ByteBuffer bytes = ByteBuffer.allocate((int) part.length());
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
          read = channel.read(bytes, part.first() + bytes.position());
        }
        out.appendBytes(bytes.array());
      }
    }
    return Optional.of(out.appendString("\r\n--" + boundary + "--\r\n"));
  }
}
