package press.offprint.pipeline.book;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.post.PostReading;
import press.offprint.pipeline.record.ReadPost;

/**
 * The latest readings of posts for the books of readers, which often hold the same posts. Half of
 * the time of such a book is reading. A post is read again if its file, a dependency or a shortcode
 * changed. Safe for many threads.
 */
final class ReadingMemory {
  private static final long MOST_BYTES = 24 << 20;
  private static final int BYTES_OF_CHARACTER = 2;

  private final PostReader reader;
  private final Supplier<String> rules;

  // In the order of their last use.
  @GuardedBy("this")
  private final Map<String, Kept> readings = new LinkedHashMap<>(64, 0.75f, true);

  @GuardedBy("this")
  private long bytes;

  /**
   * Creates an empty memory.
   *
   * @param rules returns the hash of the shortcodes of now
   */
  ReadingMemory(PostReader reader, Supplier<String> rules) {
    this.reader = reader;
    this.rules = rules;
  }

  /** A reading of a post; {@code stamp} and {@code rules} are those before it. */
  private record Kept(FileStamp stamp, String rules, ReadPost read, Article article, long bytes) {}

  /** Returns the article of a published post, as {@link PostReader#readAgain} does. */
  ReadResult<Article> read(SourceFile file, SiteIndex index) {
    Optional<PostHeader> header = index.findBySource(file.source());
    if (header.isEmpty()) {
      return reader.readAgain(file, index);
    }
    String now = rules.get();
    Optional<Kept> kept = find(file.source());
    if (kept.isPresent()
        && kept.get().stamp().equals(file.stamp())
        && kept.get().rules().equals(now)
        && reader.isCurrent(file.source(), kept.get().read(), index)) {
      return new ReadResult.Accepted<>(kept.get().article());
    }
    PostReading reading = reader.reading(file, header.get(), "", index);
    if (reading.article().isEmpty()) {
      return new ReadResult.Rejected<>(reading.problems());
    }
    Article article = reading.article().get();
    keep(file.source(), new Kept(file.stamp(), now, reading.read(), article, size(article)));
    return new ReadResult.Accepted<>(article);
  }

  private synchronized Optional<Kept> find(String source) {
    return Optional.ofNullable(readings.get(source));
  }

  private synchronized void keep(String source, Kept reading) {
    Kept before = readings.put(source, reading);
    bytes += reading.bytes() - (before == null ? 0 : before.bytes());
    Iterator<Kept> oldest = readings.values().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  private static long size(Article article) {
    Content content = article.content();
    long text = (long) BYTES_OF_CHARACTER * content.body().length();
    return text + content.resources().values().stream().mapToLong(r -> r.content().length()).sum();
  }
}
