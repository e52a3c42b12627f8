package press.offprint.pipeline.plan;

import java.util.List;
import java.util.Set;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.run.Hidden;

/** The decision of a plan about one source. It has no effect until it is recorded. */
public sealed interface Decision {
  /** Returns the path of the source, relative to the content folder. */
  String source();

  /** All renditions are current, or the post has none. */
  record UpToDate(ScannedPost post) implements Decision {
    @Override
    public String source() {
      return post.source();
    }
  }

  /**
   * Some editions are stale.
   *
   * @param editions names of the editions to make
   */
  record Build(ScannedPost post, PostHeader header, Set<String> editions) implements Decision {
    public Build {
      editions = Set.copyOf(editions);
    }

    @Override
    public String source() {
      return post.source();
    }
  }

  /** The post has errors; its published renditions stay. */
  record Reject(ScannedPost post, List<Problem> problems) implements Decision {
    public Reject {
      problems = List.copyOf(problems);
    }

    @Override
    public String source() {
      return post.source();
    }
  }

  /**
   * The source is hidden now, such as a draft; its published renditions are removed.
   *
   * @param untilMillis the time at which its dates show it, in milliseconds since 1970; {@link
   *     Long#MAX_VALUE} if no date does
   */
  record Hide(ScannedPost post, Hidden hidden, long untilMillis) implements Decision {
    @Override
    public String source() {
      return post.source();
    }
  }

  /** The post failed before with the same inputs, and its next attempt is later or never. */
  record Defer(ScannedPost post) implements Decision {
    @Override
    public String source() {
      return post.source();
    }
  }

  /** The source could not be read completely, because it is being written or was just removed. */
  record Wait(ScannedPost post) implements Decision {
    @Override
    public String source() {
      return post.source();
    }
  }

  /** The post would be withdrawn because of a file of others; it stays published. */
  record Hold(ScannedPost post) implements Decision {
    @Override
    public String source() {
      return post.source();
    }
  }

  /** The post shows an earlier version until a person releases it; nothing of it is made. */
  record Keep(ScannedPost post) implements Decision {
    @Override
    public String source() {
      return post.source();
    }
  }

  /** The source is in the catalog but not in the content folder; its renditions are removed. */
  record Remove(String source) implements Decision {}
}
