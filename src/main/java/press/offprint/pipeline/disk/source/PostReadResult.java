package press.offprint.pipeline.disk.source;

import press.offprint.catalog.entry.FileStamp;
import press.offprint.model.Post;
import press.offprint.model.Problem;

/** How reading a post's file ended. */
public sealed interface PostReadResult {

  /**
   * The whole file, as it was at one moment.
   *
   * @param stamp of the file that was read; of a file changed a moment ago it equals no other
   *     stamp, since a clock tick may hide one more change
   */
  record Got(Post post, FileStamp stamp) implements PostReadResult {}

  /** It cannot be read, or may not. */
  record Refused(Problem problem) implements PostReadResult {}

  /** It is not there any more. */
  record Vanished() implements PostReadResult {}

  /** Somebody is still writing it: try again when it has settled. */
  record Unsettled() implements PostReadResult {}
}
