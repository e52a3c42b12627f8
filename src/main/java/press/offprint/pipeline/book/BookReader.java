package press.offprint.pipeline.book;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.book.BookPost;
import press.offprint.content.book.BookSpec;
import press.offprint.content.book.chapter.BookBackMatter;
import press.offprint.content.book.chapter.BookReferences;
import press.offprint.content.book.chapter.ChapterContent;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteNavigation;
import press.offprint.content.site.permalink.Languages;
import press.offprint.model.Article;
import press.offprint.model.Book;
import press.offprint.model.Dates;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.RequestedPermalink;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.book.BookAuthor;
import press.offprint.model.book.BookFigure;
import press.offprint.model.book.BookPart;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.exec.Parallel;
import press.offprint.pipeline.plan.BookJob;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.post.EditionLog;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.post.PostReading;
import press.offprint.pipeline.record.ReadPost;
import press.offprint.pipeline.state.CatalogCache;

/** Reads the posts of a book, and makes one publication of them. */
final class BookReader {
  private final Site site;
  private final CatalogCache catalog;
  private final PostReader reader;
  private final Chapters chapters;
  private final int threads;

  /** Reads the posts that a book holds. */
  interface Chapters {
    /** Returns the article of a published post. */
    ReadResult<Article> read(SourceFile file, SiteIndex index);
  }

  BookReader(Site site, CatalogCache catalog, PostReader reader, Chapters chapters, int threads) {
    this.site = site;
    this.catalog = catalog;
    this.reader = reader;
    this.chapters = chapters;
    this.threads = threads;
  }

  /**
   * A book that has been read.
   *
   * @param job with the dependencies and the warnings of the text of the definition
   */
  record ReadBook(BookJob job, Publication publication) {}

  /** Returns a book; rejected if one of its posts or its own text cannot be read. */
  ReadResult<ReadBook> read(BookJob job, BuildPlan plan) {
    Map<String, SourceFile> files = new HashMap<>();
    plan.files().forEach(file -> files.put(file.source(), file));
    SiteIndex index = plan.siteIndex();
    List<ReadResult<Article>> read =
        Parallel.map(
            threads,
            job.selected().posts(),
            post -> chapters.read(files.get(post.source()), index));
    List<Article> posts = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      if (read.get(i).accepted().isEmpty()) {
        return new ReadResult.Rejected<>(
            problems(job, job.selected().posts().get(i), read.get(i).rejections()));
      }
      posts.add(EditionLog.withoutChanges(read.get(i).accepted().get()));
    }
    Optional<PostReading> text =
        job.definition()
            .map(source -> reader.reading(source.file(), source.header().orElseThrow(), "", index));
    if (text.filter(reading -> reading.article().isEmpty()).isPresent()) {
      return new ReadResult.Rejected<>(text.get().problems());
    }
    Optional<Article> definition = text.flatMap(PostReading::article);
    return new ReadResult.Accepted<>(
        new ReadBook(
            text.map(reading -> read(job, reading.read())).orElse(job),
            publication(job, index, definition, posts)));
  }

  private static BookJob read(BookJob job, ReadPost text) {
    return job.read(
        text.dependencies().stream().filter(d -> BookInputs.isInput(d.dependency())).toList(),
        BookDefinitions.ofText(text.problems()));
  }

  private static List<Problem> problems(BookJob job, BookPost post, List<Problem> rejections) {
    List<Problem> problems = new ArrayList<>();
    for (Problem problem : rejections) {
      problems.add(
          Problem.error(
              ProblemCode.BOOK_POST,
              job.spec().line(),
              "The book "
                  + job.spec().name()
                  + " holds the post "
                  + post.source()
                  + (problem.line() > 0 ? ":" + problem.line() : "")
                  + ", which is rejected: "
                  + problem.message(),
              problem.hint()));
    }
    return problems;
  }

  private Publication publication(
      BookJob job, SiteIndex index, Optional<Article> definition, List<Article> posts) {
    Optional<Article> preface = definition.filter(article -> !article.content().body().isBlank());
    int before = preface.isPresent() ? 1 : 0;
    List<BookPart> parts =
        job.selected().parts().stream()
            .map(p -> new BookPart(p.title(), p.level(), p.first() + before, p.number()))
            .toList();
    BookSpec spec = job.spec();
    Metadata metadata = metadata(spec, definition, posts);
    List<Article> articles = new ArrayList<>();
    List<BookFigure> figures = new ArrayList<>();
    List<String> sums = new ArrayList<>();
    BookBackMatter back =
        new BookBackMatter(
            "/" + Regex.replaceAll(job.folder(), "^/|/$", "") + "/", metadata.language());
    preface.ifPresent(
        article -> {
          back.addMarks(article);
          articles.add(article);
          sums.add(job.definition().map(ScannedPost::fingerprint).orElse(""));
        });
    boolean isIssue = spec.issue() > 0;
    for (Article written : posts) {
      int number = articles.size();
      Article post = isIssue ? written : back.take(written);
      ChapterContent chapter =
          ChapterContent.of(
              post.content(), number, BookPart.depth(parts, number), number + 1 - before);
      articles.add(post.withContent(chapter.content()));
      figures.addAll(chapter.figures());
      sums.add(catalog.find(post.source()).map(CatalogEntry::fingerprint).orElse(""));
    }
    List<Article> linked = new ArrayList<>(BookReferences.resolve(articles));
    if (!isIssue) {
      linked.addAll(back.articles());
    }
    List<BookAuthor> authors = authors(metadata.authors(), index.navigation(site));
    Optional<Resource> cover =
        definition.flatMap(
            article -> article.metadata().cover().map(article.content().resources()::get));
    Book book = book(job, metadata, cover, before > 0, parts, figures, authors, sums);
    return Publication.of(site, book, job.folder(), linked)
        .withSurroundings(index.navigation(site).ofSite());
  }

  private Book book(
      BookJob job,
      Metadata metadata,
      Optional<Resource> cover,
      boolean preface,
      List<BookPart> parts,
      List<BookFigure> figures,
      List<BookAuthor> authors,
      List<String> fingerprints) {
    BookSpec spec = job.spec();
    return new Book(
        spec.name(),
        metadata,
        job.source(),
        spec.text("rights"),
        spec.text("publisher"),
        spec.text("dedication"),
        spec.text("collection"),
        spec.text("position"),
        cover,
        preface,
        parts,
        figures,
        authors,
        fingerprints,
        spec.paper().isEmpty() ? site.paper() : spec.paper(),
        spec.marks(),
        spec.issue());
  }

  private Metadata metadata(BookSpec spec, Optional<Article> definition, List<Article> posts) {
    String language =
        spec.text("language").isEmpty() ? mostFrequentLanguage(posts) : spec.text("language");
    Set<String> authors = new LinkedHashSet<>(spec.authors());
    if (authors.isEmpty()) {
      posts.forEach(post -> authors.addAll(post.metadata().authors()));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("book", spec.name());
    return new Metadata(
        spec.text("title").isEmpty() ? spec.name() : spec.text("title"),
        spec.text("description"),
        "",
        language,
        Languages.direction(language),
        List.copyOf(authors),
        definition.map(article -> article.metadata().keywords()).orElse(List.of()),
        Map.of(),
        dates(spec, posts),
        RequestedPermalink.NONE,
        Optional.empty(),
        0,
        false,
        fields);
  }

  private static Dates dates(BookSpec spec, List<Article> posts) {
    Optional<OffsetDateTime> newest =
        posts.stream()
            .flatMap(post -> post.metadata().dates().date().stream())
            .max(Comparator.comparing(OffsetDateTime::toInstant));
    Optional<OffsetDateTime> changed =
        posts.stream()
            .flatMap(post -> post.metadata().dates().modified().stream())
            .max(Comparator.comparing(OffsetDateTime::toInstant));
    return new Dates(given(spec).or(() -> newest), changed, Optional.empty(), Optional.empty());
  }

  private static Optional<OffsetDateTime> given(BookSpec spec) {
    String text = spec.text("date");
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC));
  }

  private String mostFrequentLanguage(List<Article> posts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    posts.forEach(post -> counts.merge(post.metadata().language(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(site.language());
  }

  private static List<BookAuthor> authors(List<String> names, SiteNavigation navigation) {
    List<BookAuthor> authors = new ArrayList<>();
    for (String name : names) {
      Map<String, Object> profile = navigation.profile(name);
      if (profile.get("bio") instanceof String bio && !bio.isBlank()) {
        String url = profile.get("url") instanceof String address ? address : "";
        authors.add(new BookAuthor(String.valueOf(profile.get("name")), bio.strip(), url));
      }
    }
    return authors;
  }
}
