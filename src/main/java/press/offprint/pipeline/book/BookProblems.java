package press.offprint.pipeline.book;

import press.offprint.content.book.BookSpec;
import press.offprint.content.book.ClosedIssue;
import press.offprint.content.book.IssueSettings;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The problems that the planning of books and issues finds. */
final class BookProblems {
  private BookProblems() {}

  /**
   * Returns the problem of a book with a post that is rejected: a warning if the book is published.
   */
  static Problem rejectedPost(BookSpec spec, String post, boolean published) {
    String message =
        "The book "
            + spec.name()
            + " holds the post "
            + post
            + ", which is rejected; "
            + (published ? "the files of the book stay as they are." : "the book is not made.");
    return published
        ? Problem.warning(ProblemCode.BOOK_POST, spec.line(), message, "Correct that post.")
        : Problem.error(ProblemCode.BOOK_POST, spec.line(), message, "Correct that post.");
  }

  /** Returns the problem of a book whose address another source has. */
  static Problem conflict(BookSpec spec, String folder, String owner) {
    return Problem.error(
        ProblemCode.SLUG_CONFLICT,
        spec.line(),
        "The book " + spec.name() + " has the address /" + folder + "/ of " + owner + ".",
        "Rename the book.");
  }

  /** Returns the warning about a closed issue with a post that is withdrawn. */
  static Problem withdrawn(ClosedIssue issue, IssueSettings rule, String source) {
    return Problem.warning(
        ProblemCode.BOOK_POST,
        rule.line(),
        "Issue "
            + issue.number()
            + " is closed with the post "
            + source
            + ", which is not published any longer. The files of the issue stay as they are.",
        "Publish the post again, or accept this warning.");
  }

  /** Returns the problem of an issue that is not made yet, with a post that is rejected. */
  static Problem rejected(ClosedIssue issue, IssueSettings rule, String source) {
    return Problem.error(
        ProblemCode.BOOK_POST,
        rule.line(),
        name(issue, rule)
            + " holds the post "
            + source
            + ", which is rejected; the issue is not made.",
        "Correct that post.");
  }

  /** Returns the problem of an issue beyond the limit of books. */
  static Problem tooLarge(ClosedIssue issue, IssueSettings rule, int posts) {
    return Problem.error(
        ProblemCode.LIMIT_BOOK,
        rule.line(),
        name(issue, rule) + " holds more than " + posts + " posts.",
        "Raise limits.bookPosts.");
  }

  private static String name(ClosedIssue issue, IssueSettings rule) {
    return "Issue " + issue.number() + " (" + rule.file() + ":" + rule.line() + ")";
  }
}
