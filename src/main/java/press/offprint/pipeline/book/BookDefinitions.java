package press.offprint.pipeline.book;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import press.offprint.content.book.AutoBooks;
import press.offprint.content.book.BookPost;
import press.offprint.content.book.BookSettings;
import press.offprint.content.book.BookSpec;
import press.offprint.content.book.BookSpecReader;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Metadata;
import press.offprint.model.Post;
import press.offprint.model.Site;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The definitions of all books of a site: of the content folder, of the configuration, and those of
 * {@code books: auto}.
 *
 * @param specs in this order
 * @param problems the errors of a definition, by the name of the book
 */
public record BookDefinitions(List<BookSpec> specs, Map<String, List<Problem>> problems) {
  public BookDefinitions {
    specs = List.copyOf(specs);
    problems = Map.copyOf(problems);
  }

  /**
   * Returns the definitions.
   *
   * @param own the sources that define books, by the name of the book
   * @param posts all posts that books may hold
   * @param now milliseconds since 1970
   */
  public static BookDefinitions of(
      Site site,
      BookSettings settings,
      FrontMatterReader frontMatter,
      Map<String, Own> own,
      Collection<BookPost> posts,
      long now) {
    List<BookSpec> specs = new ArrayList<>();
    Map<String, List<Problem>> problems = new HashMap<>();
    own.forEach(
        (name, source) -> {
          List<Problem> found = new ArrayList<>();
          specs.add(source.spec(name, frontMatter, found));
          problems.put(name, found);
        });
    for (BookSpec spec : settings.specs()) {
      if (own.containsKey(spec.name())) {
        problems
            .get(spec.name())
            .add(
                Problem.error(
                    ProblemCode.BOOK_INVALID,
                    0,
                    "The book " + spec.name() + " is defined in " + spec.place(0) + " as well.",
                    "Rename or delete one of them."));
      } else {
        specs.add(spec);
      }
    }
    if (settings.auto()) {
      Set<String> taken = specs.stream().map(BookSpec::name).collect(Collectors.toSet());
      int year = java.time.Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC).getYear();
      specs.addAll(
          AutoBooks.of(List.copyOf(posts), year, site.title(), taken, PathSegments::urlize));
    }
    return new BookDefinitions(specs, problems);
  }

  /** Returns those problems of a text that are ones of a book, which needs no preface. */
  public static List<Problem> ofText(List<Problem> problems) {
    return problems.stream().filter(p -> p.code() != ProblemCode.TEXT_MISSING).toList();
  }

  /**
   * A source that defines a book.
   *
   * @param path of the page of the book
   */
  public record Own(String source, String path, Post post, Metadata metadata) {
    /** Returns a source with its header. */
    public static Own of(PostHeader header, Post post) {
      return new Own(header.source(), header.path(), post, header.metadata());
    }

    private BookSpec spec(String name, FrontMatterReader frontMatter, List<Problem> problems) {
      Mapping mapping =
          frontMatter
              .field(post, "book")
              .filter(Mapping.class::isInstance)
              .map(Mapping.class::cast)
              .orElse(new Mapping(Map.of(), 1, 1));
      BookSpec read =
          new BookSpecReader(ProblemCode.BOOK_INVALID, problems).book(name, source, mapping);
      Map<String, String> texts = new HashMap<>(read.texts());
      texts.putIfAbsent("title", metadata.title());
      texts.putIfAbsent("description", metadata.description());
      texts.putIfAbsent("language", metadata.language());
      metadata
          .dates()
          .date()
          .ifPresent(date -> texts.putIfAbsent("date", date.toLocalDate().toString()));
      for (String key : List.of("rights", "publisher", "dedication")) {
        if (metadata.fields().get(key) instanceof String text && !text.isBlank()) {
          texts.putIfAbsent(key, text.strip());
        }
      }
      // The order of a list is that of the list, and the front matter's authors are those of the
      // book.
      return new BookSpec(
          name,
          source,
          read.line(),
          texts,
          read.authors().isEmpty() && hasAuthors() ? metadata.authors() : read.authors(),
          read.order(),
          read.content(),
          read.paper(),
          read.marks());
    }

    // The author of the site is the default of a post, but not of a book of several authors.
    private boolean hasAuthors() {
      return List.of("author", "authors").stream().anyMatch(metadata.fields()::containsKey);
    }
  }
}
