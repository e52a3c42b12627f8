package press.offprint.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.navigation.Surroundings;
import press.offprint.model.text.SitePath;

/**
 * The input of an edition: one article, or several. A post is a publication of one article.
 *
 * @param site the settings of the site
 * @param title plain text
 * @param folder the output folder of its renditions, relative, empty for the root; for a page that
 *     is one file, the path of that file
 * @param articles in reading order
 * @param below for the page of a section, the posts and sections below it, without content; for the
 *     whole site, the pages of its sections
 * @param surroundings what a page may show of the rest of the site; ebooks get none
 * @param book the facts about a book; empty for a post and for the whole site
 * @param copiesLater true if its page does not wait for narrower copies of its pictures: it names
 *     those that are made already
 */
public record Publication(
    Site site,
    String title,
    String folder,
    List<Article> articles,
    List<Article> below,
    Surroundings surroundings,
    Optional<Book> book,
    boolean copiesLater) {
  private static final Pattern ONE_FILE = Pattern.compile("(?i).*\\.html?");

  public Publication {
    articles = List.copyOf(articles);
    below = List.copyOf(below);
  }

  public Publication(Site site, String title, String folder, List<Article> articles) {
    this(site, title, folder, articles, List.of());
  }

  /** Creates a publication that shows nothing else of the site. */
  public Publication(
      Site site, String title, String folder, List<Article> articles, List<Article> below) {
    this(site, title, folder, articles, below, Surroundings.NONE, Optional.empty());
  }

  /** Creates a publication whose page has all copies of its pictures. */
  public Publication(
      Site site,
      String title,
      String folder,
      List<Article> articles,
      List<Article> below,
      Surroundings surroundings,
      Optional<Book> book) {
    this(site, title, folder, articles, below, surroundings, book, false);
  }

  /** Returns the same publication, whose page does not wait for copies of its pictures. */
  public Publication withCopiesLater() {
    return new Publication(site, title, folder, articles, below, surroundings, book, true);
  }

  public Publication withBelow(List<Article> below) {
    return new Publication(site, title, folder, articles, below, surroundings, book, copiesLater);
  }

  /** Returns the same publication with other settings of the site. */
  public Publication withSite(Site other) {
    return new Publication(other, title, folder, articles, below, surroundings, book, copiesLater);
  }

  /** Returns the same publication with other facts of its book, if it has them. */
  public Publication withBook(UnaryOperator<Book> change) {
    return new Publication(
        site, title, folder, articles, below, surroundings, book.map(change), copiesLater);
  }

  /** Returns the same publication with other surroundings. */
  public Publication withSurroundings(Surroundings other) {
    return new Publication(site, title, folder, articles, below, other, book, copiesLater);
  }

  /** Returns the publication of one post. */
  public static Publication of(Site site, Article article) {
    return new Publication(site, article.metadata().title(), article.folder(), List.of(article));
  }

  /** Returns the publication of a book. */
  public static Publication of(Site site, Book book, String folder, List<Article> articles) {
    return new Publication(
        site,
        book.metadata().title(),
        folder,
        articles,
        List.of(),
        Surroundings.NONE,
        Optional.of(book));
  }

  /** Returns the same publication with other articles. */
  public Publication withArticles(List<Article> others) {
    return new Publication(site, title, folder, others, below, surroundings, book, copiesLater);
  }

  /** Returns the articles without the glossary and the index of a book. */
  public List<Article> posts() {
    return articles.stream().filter(article -> article.backMatter().isEmpty()).toList();
  }

  /** Returns the glossary and the index of a book. */
  public List<Article> backMatter() {
    return articles.stream().filter(article -> !article.backMatter().isEmpty()).toList();
  }

  /** Returns true if it holds several posts, or is a book of one. */
  public boolean isBook() {
    return book.isPresent() || articles.size() > 1;
  }

  /** Returns the metadata of the book, or of the post. */
  public Metadata metadata() {
    return book.map(Book::metadata).orElseGet(() -> article().metadata());
  }

  /** Returns the first article; in the publication of a post, the only one. */
  public Article article() {
    return articles.get(0);
  }

  /**
   * Returns the path of a rendition in the output folder.
   *
   * @param fileName such as {@code index.html} or the {@link #name} with an extension
   */
  public String file(String fileName) {
    if (!isOneFile()) {
      return folder.isEmpty() ? fileName : folder + "/" + fileName;
    }
    if (fileName.equals("index.html")) {
      return folder;
    }
    return fileName.startsWith(name() + ".")
        ? folder.substring(0, folder.lastIndexOf('/') + 1) + fileName
        : resource(fileName);
  }

  /** Returns the path of a resource in the output folder. */
  public String resource(String key) {
    return isOneFile() ? SitePath.files(folder) + key : file(key);
  }

  // No folder has such a name, because permalinks and aliases that end so are files.
  private boolean isOneFile() {
    return Regex.matcher(ONE_FILE, folder).matches();
  }

  /** Returns the file name of the renditions without extension; empty for the whole site. */
  public String name() {
    if (book.isPresent()) {
      return book.get().name();
    }
    boolean post = articles.size() == 1 && article().folder().equals(folder);
    return post ? article().slug() : folder.substring(folder.lastIndexOf('/') + 1);
  }
}
