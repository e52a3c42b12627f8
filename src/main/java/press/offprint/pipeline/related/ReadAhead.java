package press.offprint.pipeline.related;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Resource;
import press.offprint.pipeline.post.PostReading;

/**
 * Posts that were read for their words and are about to be rendered. A post that does not fit into
 * the memory is read a second time. Safe for many threads.
 */
final class ReadAhead {
  /** Characters and objects of an article beside its text. */
  private static final long OVERHEAD = 4_000;

  private final long maxBytes;

  @GuardedBy("this")
  private final Map<String, PostReading> posts = new HashMap<>();

  @GuardedBy("this")
  private long bytes;

  ReadAhead(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  synchronized void put(String source, PostReading reading) {
    long size = reading.article().map(ReadAhead::bytes).orElse(OVERHEAD);
    if (bytes + size <= maxBytes) {
      bytes += size;
      posts.put(source, reading);
    }
  }

  /** Returns and removes a post; the memory of the others stays limited as if it were there. */
  synchronized Optional<PostReading> take(String source) {
    return Optional.ofNullable(posts.remove(source));
  }

  synchronized void clear() {
    posts.clear();
    bytes = 0;
  }

  private static long bytes(Article article) {
    Content content = article.content();
    long size = OVERHEAD + 2L * content.body().length();
    for (Resource resource : content.resources().values()) {
      size += resource.content().external().isPresent() ? 0 : resource.content().length();
    }
    return size;
  }
}
