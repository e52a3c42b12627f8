package press.offprint.model.list;

import java.util.List;
import press.offprint.model.Metadata;
import press.offprint.model.RenditionInfo;
import press.offprint.model.text.SitePath;

/**
 * A published book as the page of all books shows it.
 *
 * @param path of its page, such as {@code /books/essays/}
 * @param page true if it has a page
 * @param cover the path of its cover relative to the output folder; empty if it has none
 * @param downloads its files besides the page
 * @param issue the number of an issue; 0 for another book
 */
public record ListedBook(
    String path,
    boolean page,
    Metadata metadata,
    String cover,
    List<RenditionInfo> downloads,
    int issue) {
  public ListedBook {
    downloads = List.copyOf(downloads);
  }

  /** Returns true for an issue of a periodical. */
  public boolean isIssue() {
    return issue > 0;
  }

  /** Returns the path of its page as links hold it. */
  public String address() {
    return SitePath.encodeSigns(path);
  }
}
