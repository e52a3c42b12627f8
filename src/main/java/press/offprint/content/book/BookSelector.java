package press.offprint.content.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import press.offprint.model.book.BookPart;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.MarkdownFileName;

/** The choice of the posts of books, among all published posts. */
public final class BookSelector {
  private final Map<String, BookPost> posts = new LinkedHashMap<>();
  private final Map<String, BookSpec> books = new LinkedHashMap<>();
  private final UnaryOperator<String> reasons;
  private final int limit;

  /**
   * Creates the choice.
   *
   * @param published all posts that may be in books
   * @param specs all books, for parts that are books
   * @param reasons returns why a source is no published post, such as {@code "is a draft"}; empty
   *     if there is no such file
   * @param limit the number of posts of one book
   */
  public BookSelector(
      List<BookPost> published, List<BookSpec> specs, UnaryOperator<String> reasons, int limit) {
    published.forEach(post -> posts.put(post.source(), post));
    specs.forEach(spec -> books.put(spec.name(), spec));
    this.reasons = reasons;
    this.limit = limit;
  }

  /** Returns the posts of a book, or its errors. */
  public SelectedBook select(BookSpec spec) {
    return new Selection(spec).run();
  }

  /** The state of one choice. */
  private final class Selection {
    private final BookSpec spec;
    private final Map<String, BookPost> chosen = new LinkedHashMap<>();
    private final List<BookPart> parts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> used = new HashSet<>();

    Selection(BookSpec spec) {
      this.spec = spec;
    }

    SelectedBook run() {
      open.add(spec.name());
      add(spec, spec.content(), 0);
      if (problems.isEmpty() && chosen.isEmpty()) {
        error(
            ProblemCode.BOOK_EMPTY,
            spec,
            spec.line(),
            "holds no post",
            remedy("Select other posts."));
      }
      if (isFull()) {
        error(
            ProblemCode.LIMIT_BOOK,
            spec,
            spec.line(),
            "would hold more than " + limit + " posts",
            "Select fewer posts, or raise limits.bookPosts.");
      }
      return new SelectedBook(List.copyOf(chosen.values()), parts, problems);
    }

    private boolean isFull() {
      return chosen.size() > limit;
    }

    private void add(BookSpec owner, PartSpec part, int level) {
      if (!part.book().isEmpty()) {
        addBook(owner, part, level);
        return;
      }
      for (PartSpec.Named named : part.posts()) {
        if (isFull()) {
          return;
        }
        addNamed(owner, named);
      }
      if (!part.select().isEmpty()) {
        posts.values().stream()
            .filter(post -> !chosen.containsKey(post.source()) && matches(post, part.select()))
            .sorted(order(owner.order()))
            .forEach(post -> chosen.put(post.source(), post));
      }
      for (PartSpec inner : part.parts()) {
        if (isFull()) {
          return;
        } else if (level == BookSpecReader.MAX_DEPTH) {
          error(
              ProblemCode.BOOK_INVALID,
              owner,
              inner.line(),
              "has parts that are nested more than " + level + " levels deep",
              "Delete this part, or make it a part of a book above.");
          return;
        }
        int first = chosen.size();
        parts.add(new BookPart(title(inner), level + 1, first, parts.size() + 1));
        int errors = problems.size();
        add(owner, inner, level + 1);
        if (chosen.size() == first && problems.size() == errors) {
          error(
              ProblemCode.BOOK_EMPTY,
              owner,
              inner.line(),
              "has the part \"" + title(inner) + "\" without a post",
              remedy(
                  "Select other posts, or delete the part. A post that an earlier part holds is"
                      + " not selected again."));
        }
      }
    }

    private String remedy(String others) {
      return posts.isEmpty()
          ? "A book holds published posts, and none is published yet. Run offprint publish without"
              + " --to."
          : others;
    }

    private String title(PartSpec part) {
      BookSpec named = books.get(part.book());
      return part.title().isEmpty() && named != null ? named.text("title") : part.title();
    }

    private void addBook(BookSpec owner, PartSpec part, int level) {
      BookSpec other = books.get(part.book());
      if (other == null) {
        error(
            ProblemCode.BOOK_POST,
            owner,
            part.line(),
            "has the book \"" + part.book() + "\" as a part, but there is no such book",
            "Write the name of another book: " + String.join(", ", books.keySet()) + ".");
      } else if (!open.add(other.name())) {
        error(
            ProblemCode.BOOK_LOOP,
            owner,
            part.line(),
            "holds itself: " + String.join(" > ", open) + " > " + other.name(),
            "Delete one of these parts.");
      } else {
        // Its posts are in the book already, and books in books would double at each level.
        if (used.add(other.name())) {
          add(other, other.content(), level);
        } else {
          error(
              ProblemCode.BOOK_POST,
              owner,
              part.line(),
              "has the book " + other.name() + " as a part twice",
              "Delete one of these parts.");
        }
        open.remove(other.name());
      }
    }

    private void addNamed(BookSpec owner, PartSpec.Named named) {
      String source = Regex.replaceFirst(named.source(), "^\\./|^/", "");
      Optional<BookPost> found = find(source);
      if (found.isEmpty()) {
        String reason = reason(source);
        error(
            ProblemCode.BOOK_POST,
            owner,
            named.line(),
            "names the post " + source + ", which " + (reason.isEmpty() ? "is missing" : reason),
            remedy(reason.isEmpty() ? nearest(source) : "Publish that post, or delete the line."));
      } else if (chosen.putIfAbsent(found.get().source(), found.get()) != null) {
        error(
            ProblemCode.BOOK_POST,
            owner,
            named.line(),
            "names the post " + source + " twice",
            "Delete one of the lines.");
      }
    }

    // A post that is not published has no page, and its bundle may be named all the same.
    private String reason(String source) {
      String name = Regex.replaceFirst(source, "/+$", "");
      return Stream.concat(
              Stream.of(source),
              MarkdownFileName.ENDINGS.stream()
                  .flatMap(ending -> Stream.of(name + "/index" + ending, name + ending)))
          .map(reasons)
          .filter(reason -> !reason.isEmpty())
          .findFirst()
          .orElse("");
    }

    // A bundle may be named by its folder, and a post by its page.
    private Optional<BookPost> find(String source) {
      BookPost exact = posts.get(source);
      if (exact != null) {
        return Optional.of(exact);
      }
      String folder = source.endsWith("/") ? source : source + "/";
      return posts.values().stream()
          .filter(
              post ->
                  post.source().startsWith(folder + "index.")
                      || post.source().startsWith(folder.substring(0, folder.length() - 1) + ".")
                      || post.path().equals("/" + folder))
          .findFirst();
    }

    private String nearest(String source) {
      String name = source.substring(source.lastIndexOf('/') + 1);
      return posts.keySet().stream()
          .filter(other -> !name.isEmpty() && other.endsWith("/" + name))
          .findFirst()
          .map(other -> "Did you mean " + other + "?")
          .orElse("Write the path of a post in the content folder.");
    }

    // The line of a problem is one of the file that defines this book.
    private void error(ProblemCode code, BookSpec owner, int line, String what, String hint) {
      int at = line > 0 ? line : owner.line();
      problems.add(
          Problem.error(
              code,
              owner.file().equals(spec.file()) ? at : spec.line(),
              "The book " + spec.name() + " (" + owner.place(at) + ") " + what + ".",
              hint));
    }
  }

  private static boolean matches(BookPost post, Map<String, List<String>> select) {
    return select.entrySet().stream().allMatch(s -> matches(post, s.getKey(), s.getValue()));
  }

  private static boolean matches(BookPost post, String key, List<String> wanted) {
    String day = post.day();
    return switch (key) {
      case "section" -> wanted.stream().anyMatch(section -> isBelow(post.source(), section));
      // A shorter date means its first or its last day.
      case "since" -> wanted.stream().allMatch(date -> !day.isEmpty() && day.compareTo(date) >= 0);
      case "until" ->
          wanted.stream()
              .allMatch(
                  date ->
                      !day.isEmpty()
                          && day.substring(0, Math.min(day.length(), date.length())).compareTo(date)
                              <= 0);
      default ->
          post.values(key).stream()
              .anyMatch(value -> wanted.stream().anyMatch(w -> same(w, value)));
    };
  }

  private static boolean isBelow(String source, String section) {
    String folder = Regex.replaceAll(section, "^/|/$", "");
    return folder.isEmpty() ? source.indexOf('/') < 0 : source.startsWith(folder + "/");
  }

  private static boolean same(String wanted, String value) {
    return wanted.strip().toLowerCase(Locale.ROOT).equals(value.strip().toLowerCase(Locale.ROOT));
  }

  private static Comparator<BookPost> order(String order) {
    Comparator<BookPost> byDate =
        Comparator.comparing(
                (BookPost post) -> post.metadata().dates().date().map(d -> d.toInstant()),
                Comparator.comparing(date -> date.orElse(java.time.Instant.MIN)))
            .thenComparing(BookPost::source);
    return order.equals("weight")
        ? Comparator.comparingDouble(BookPost::position).thenComparing(byDate)
        : byDate;
  }
}
