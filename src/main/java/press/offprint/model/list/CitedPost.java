package press.offprint.model.list;

import java.util.List;
import press.offprint.model.Metadata;
import press.offprint.model.RenditionInfo;

/**
 * A published post as the file that cites it shows it.
 *
 * @param files its files besides the page, such as its PDF, with their hashes
 */
public record CitedPost(Metadata metadata, List<RenditionInfo> files) {
  public CitedPost {
    files = List.copyOf(files);
  }
}
