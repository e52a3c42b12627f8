package press.offprint.web.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Several ranges of a file in one body. */
final class Multipart {
  private Multipart() {}

  static Buffer of(String mediaType, StoredFile file, Ranges ranges, String boundary)
      throws IOException {
    Buffer out = Buffer.buffer();
    try (FileChannel channel =
        FileStore.open(file)
            .orElseThrow(() -> new IOException("The file changed while it was read"))) {
      for (Ranges.Part part : ranges.parts()) {
        out.appendString("\r\n--" + boundary + "\r\nContent-Type: " + mediaType);
        out.appendString("\r\nContent-Range: " + Downloads.contentRange(part, file) + "\r\n\r\n");
        ByteBuffer piece = ByteBuffer.allocate((int) part.length());
        while (piece.hasRemaining() && channel.read(piece, part.first() + piece.position()) >= 0) {
          // Until it is whole.
        }
        out.appendBytes(piece.array());
      }
    }
    return out.appendString("\r\n--" + boundary + "--\r\n");
  }
}
