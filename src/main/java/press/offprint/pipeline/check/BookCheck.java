package press.offprint.pipeline.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import press.offprint.content.book.BookPost;
import press.offprint.content.book.BookSelector;
import press.offprint.content.book.BookSettings;
import press.offprint.content.book.BookSpec;
import press.offprint.content.book.IssueCalendar;
import press.offprint.content.book.IssueSettings;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.site.PageKind;
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
  private final Site site;
  private final DryRunScan scan;
  private final BookDefinitions definitions;
  private final List<BookPost> posts;
  private final Optional<IssueSettings> issues;
  private final Instant now;

  private BookCheck(
      Site site,
      DryRunScan scan,
      BookDefinitions definitions,
      List<BookPost> posts,
      Optional<IssueSettings> issues,
      Instant now) {
    this.site = site;
    this.scan = scan;
    this.definitions = definitions;
    this.posts = List.copyOf(posts);
    this.issues = issues;
    this.now = now;
  }

  /**
   * Returns the check of all books.
   *
   * @param now milliseconds since 1970
   */
  static BookCheck of(Site site, BookSettings settings, DryRunScan scan, long now) {
    List<BookPost> posts =
        scan.headers().stream()
            .filter(header -> !SiteLists.isSection(header.source()))
            .map(header -> new BookPost(header.source(), header.path(), header.metadata()))
            .toList();
    FrontMatterReader frontMatter = new FrontMatterReader(site);
    return new BookCheck(
        site,
        scan,
        BookDefinitions.of(site, settings, frontMatter, scan.books(), posts, now),
        posts,
        settings.issues(),
        Instant.ofEpochMilli(now));
  }

  /** Returns the paths of all books: of their pages, of their files, and of the list of them. */
  Set<String> paths() {
    Set<String> paths = new HashSet<>();
    for (BookSpec spec : definitions.specs()) {
      String page = own(spec).map(BookDefinitions.Own::path).orElse("/books/" + spec.name() + "/");
      paths.add(page);
      for (String extension : List.of(".pdf", ".epub")) {
        paths.add(page + spec.name() + extension);
      }
      if (site.makes("books")) {
        paths.add("/books/");
      }
    }
    List<BookPost> listed =
        posts.stream().filter(post -> PageKind.isListed(post.metadata())).toList();
    issues
        .map(rule -> new IssueCalendar(rule, site).due(listed, List.of(), now))
        .orElse(List.of())
        .forEach(
            issue -> {
              String page = "/" + issue.folder() + "/";
              paths.add(page);
              paths.add("/issues/");
              paths.add("/issues/feed.xml");
              for (String extension : List.of(".pdf", ".epub")) {
                paths.add(page + "issue-" + issue.number() + extension);
              }
            });
    return paths;
  }

  private Optional<BookDefinitions.Own> own(BookSpec spec) {
    return Optional.ofNullable(scan.books().get(spec.name()));
  }

  /**
   * Returns a receipt for each book.
   *
   * @param texts returns the problems of the text of a definition
   */
  List<Receipt> receipts(Function<String, List<Problem>> texts) {
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
      Optional<String> text = own(spec).map(BookDefinitions.Own::source);
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
