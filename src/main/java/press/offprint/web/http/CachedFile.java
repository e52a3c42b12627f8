package press.offprint.web.http;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of a file of the output folder.
 *
 * @param mark what the file system says of this version; another version has another mark
 * @param etag strong, from the content's hash, with its quotes
 * @param content the bytes, where they are few
 * @param gzip the same made small, where it is a text
 * @param modified the time of its mark as HTTP writes it
 * @param disposition what browsers are told to call it
 */
record CachedFile(
    Path file,
    Mark mark,
    String etag,
    Optional<Buffer> content,
    Optional<Buffer> gzip,
    String modified,
    String disposition) {

  /** What tells versions apart without reading them: a new version is moved in as a new file. */
  record Mark(Object key, long size, Instant modified) {}

  long size() {
    return mark.size();
  }
}
