package press.offprint.content.book;

import java.util.List;
import java.util.Optional;

/**
 * The books and the issues that the configuration asks for.
 *
 * @param auto true if each series of three posts or more and each year that is over is a book
 * @param specs the books of the configuration
 * @param issues the rule for issues; empty if there are none
 */
public record BookSettings(boolean auto, List<BookSpec> specs, Optional<IssueSettings> issues) {
  public static final BookSettings NONE = new BookSettings(false, List.of());

  public BookSettings {
    specs = List.copyOf(specs);
  }

  /** Creates settings without issues. */
  public BookSettings(boolean auto, List<BookSpec> specs) {
    this(auto, specs, Optional.empty());
  }

  /** Returns the same settings with another rule for issues. */
  public BookSettings withIssues(Optional<IssueSettings> rule) {
    return new BookSettings(auto, specs, rule);
  }

  /** Returns true if the configuration makes no book and no issue. */
  public boolean isNone() {
    return specs.isEmpty() && !auto && issues.isEmpty();
  }
}
