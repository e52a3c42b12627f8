package press.offprint.pipeline.disk.source;

import press.offprint.catalog.entry.FileStamp;
import press.offprint.model.Post;
import press.offprint.model.problem.Problem;

/** The result of reading the file of a post. */
public sealed interface PostReadResult {

  /**
   * The whole file in one consistent state.
   *
   * @param stamp the stamp of the file that was read; if the file changed a moment ago, a stamp
   *     that equals no other, because a further change could leave the real stamp unchanged
   */
  record Got(Post post, FileStamp stamp) implements PostReadResult {}

  /** The file cannot be read, or Offprint may not read it. */
  record Refused(Problem problem) implements PostReadResult {}

  /** The file does not exist any more. */
  record Vanished() implements PostReadResult {}

  /** Another process is writing the file. Read it again later. */
  record Unsettled() implements PostReadResult {}
}
