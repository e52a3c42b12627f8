package press.offprint.pipeline.ahead;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Resource;
import press.offprint.pipeline.post.PostReading;

/**
 * Posts that were read and are about to be rendered. A rejected post is always kept, so that it is
 * not read again with another result. An article that does not fit into the memory is read a second
 * time. Safe for many threads.
 */
public final class ReadAhead {
  /** Characters and objects of an article beside its text. */
  private static final long OVERHEAD = 4_000;

  private final long maxBytes;

  @GuardedBy("this")
  private final Map<String, PostReading> posts = new HashMap<>();

  @GuardedBy("this")
  private long bytes;

  public ReadAhead(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Keeps a post if it is rejected or fits. */
  public synchronized void put(String source, PostReading reading) {
    long size = reading.article().map(ReadAhead::bytes).orElse(0L);
    if (bytes + size <= maxBytes || size == 0) {
      bytes += size;
      posts.put(source, reading);
    }
  }

  /** Keeps a post that took long to read, also if it does not fit. */
  synchronized void keep(String source, PostReading reading) {
    posts.put(source, reading);
  }

  /** Returns a post that is kept. */
  public synchronized Optional<PostReading> find(String source) {
    return Optional.ofNullable(posts.get(source));
  }

  /** Returns and removes a post; the memory of the others stays limited as if it were there. */
  public synchronized Optional<PostReading> take(String source) {
    return Optional.ofNullable(posts.remove(source));
  }

  public synchronized void clear() {
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
