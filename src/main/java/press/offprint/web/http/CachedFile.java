package press.offprint.web.http;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of a file of the output folder.
 *
 * @param stamp the file system's data of this version; every other version has another stamp
 * @param etag strong, from the hash of the content, with its quotes
 * @param content the bytes, empty if the file is too large to be kept
 * @param gzip the compressed bytes, empty if the file is no text or too large
 * @param modified the time of the stamp as an HTTP date
 * @param disposition the {@code Content-Disposition} header
 */
record CachedFile(
    Path file,
    Stamp stamp,
    String etag,
    Optional<Buffer> content,
    Optional<Buffer> gzip,
    String modified,
    String disposition) {

  /** The data that differ between versions: a new version is moved into place as a new file. */
  record Stamp(Object key, long size, Instant modified) {}

  /** Returns the number of bytes that are sent; a file that is changed has its content here. */
  long size() {
    return content.map(Buffer::length).map(Integer::longValue).orElse(stamp.size());
  }
}
