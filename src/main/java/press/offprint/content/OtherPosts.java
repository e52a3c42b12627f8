package press.offprint.content;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dependency;
import press.offprint.model.Post;

/**
 * The texts of the posts that one post refers to by labels. Each is read once, and without its own
 * references to others, because two posts may refer to each other.
 */
final class OtherPosts {
  /** The posts of one that is itself read for another. */
  static final OtherPosts UNKNOWN = new OtherPosts(null, 0, null);

  private final ResourceSource files;
  private final int maxBytes;
  private final BiFunction<Post, PostHeader, ReadResult<Article>> reader;
  private final Map<String, Optional<Other>> read = new HashMap<>();

  /**
   * Creates the posts, none of which is read yet.
   *
   * @param reader reads a post without its references to others
   */
  OtherPosts(
      ResourceSource files,
      int maxBytes,
      BiFunction<Post, PostHeader, ReadResult<Article>> reader) {
    this.files = files;
    this.maxBytes = maxBytes;
    this.reader = reader;
  }

  /** The text of a post, and the dependency on it. */
  record Other(Content content, Dependency dependency) {}

  boolean isKnown() {
    return this != UNKNOWN;
  }

  /** Returns the text of a post; empty if it cannot be read. */
  Optional<Other> read(PostHeader header) {
    return read.computeIfAbsent(header.source(), source -> find(header));
  }

  private Optional<Other> find(PostHeader header) {
    if (!(files.read(header.source(), maxBytes) instanceof ResourceSource.Found found)) {
      return Optional.empty();
    }
    Post post = new Post(header.source(), found.content());
    Dependency file =
        new Dependency(Dependency.Kind.FILE, header.source(), found.content().sha256());
    return reader.apply(post, header).accepted().map(article -> new Other(article.content(), file));
  }
}
