package press.offprint.pipeline.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import press.offprint.content.book.BookPost;
import press.offprint.content.book.BookSelector;
import press.offprint.content.book.BookSettings;
import press.offprint.content.book.BookSpec;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.site.SiteLists;
import press.offprint.model.Site;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.book.BookDefinitions;
import press.offprint.pipeline.run.Hidden;
import press.offprint.pipeline.run.HiddenReason;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;

/** The check of all books without publishing: their definitions, their posts and their texts. */
final class BookCheck {
  private BookCheck() {}

  /**
   * Returns a receipt for each book.
   *
   * @param now milliseconds since 1970
   * @param texts returns the problems of the text of a definition
   */
  static List<Receipt> receipts(
      Site site,
      BookSettings settings,
      DryRunScan scan,
      long now,
      Function<String, List<Problem>> texts) {
    List<BookPost> posts =
        scan.headers().stream()
            .filter(header -> !SiteLists.isSection(header.source()))
            .map(header -> new BookPost(header.source(), header.path(), header.metadata()))
            .toList();
    BookDefinitions definitions =
        BookDefinitions.of(site, settings, new FrontMatterReader(site), scan.books(), posts, now);
    BookSelector selector =
        new BookSelector(
            posts, definitions.specs(), source -> reason(scan, source), site.limits().bookPosts());
    List<Receipt> receipts = new ArrayList<>();
    for (BookSpec spec : definitions.specs()) {
      List<Problem> problems =
          new ArrayList<>(definitions.problems().getOrDefault(spec.name(), List.of()));
      if (problems.isEmpty()) {
        problems.addAll(selector.select(spec).problems());
      }
      Optional<String> text =
          Optional.ofNullable(scan.books().get(spec.name())).map(BookDefinitions.Own::source);
      text.map(texts).map(BookDefinitions::ofText).ifPresent(problems::addAll);
      receipts.add(
          new Receipt(
              text.orElse("books/" + spec.name()),
              problems.stream().anyMatch(Problem::isError)
                  ? ReceiptStatus.REJECTED
                  : ReceiptStatus.CHECKED,
              problems));
    }
    return receipts;
  }

  private static String reason(DryRunScan scan, String source) {
    Hidden hidden = scan.hidden(source);
    if (hidden.isHidden()) {
      return hidden.reason() == HiddenReason.DRAFT ? "is a draft" : "is not published now";
    }
    return scan.errors(source).isEmpty() ? "" : "is rejected";
  }
}
