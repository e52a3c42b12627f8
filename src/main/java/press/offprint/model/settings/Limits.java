package press.offprint.model.settings;

/**
 * The limits against hostile and broken posts, checked before each costly step.
 *
 * @param postBytes size of a post
 * @param frontMatterBytes size of its front matter
 * @param resourceBytes size of one resource
 * @param articleBytes size of all resources of one article
 * @param imagePixels width times height of an image
 * @param depth nesting of Markdown and of HTML elements
 * @param elements HTML elements of one article
 * @param seconds wall time for one post, all editions
 * @param pages pages of one PDF
 * @param ebookBytes size of all images of one article in an ebook; larger images are scaled down
 * @param aliases former paths of one post, each of which becomes a page
 * @param problems problems of one post that are kept one by one; the others are counted
 * @param references different files and posts that one post refers to
 * @param bookPosts posts of one book
 */
public record Limits(
    int postBytes,
    int frontMatterBytes,
    int resourceBytes,
    int articleBytes,
    long imagePixels,
    int depth,
    int elements,
    int seconds,
    int pages,
    int ebookBytes,
    int aliases,
    int problems,
    int references,
    int bookPosts) {

  private static final int ALIASES = 100;
  private static final int PROBLEMS = 200;
  private static final int REFERENCES = 5_000;
  private static final int BOOK_POSTS = 1_000;

  public static final Limits DEFAULT =
      new Limits(
          2 << 20, 64 << 10, 32 << 20, 96 << 20, 50_000_000L, 100, 200_000, 60, 2_000, 8 << 20);

  /** Limits with the default numbers of aliases, problems, references and posts of a book. */
  public Limits(
      int postBytes,
      int frontMatterBytes,
      int resourceBytes,
      int articleBytes,
      long imagePixels,
      int depth,
      int elements,
      int seconds,
      int pages,
      int ebookBytes) {
    this(
        postBytes,
        frontMatterBytes,
        resourceBytes,
        articleBytes,
        imagePixels,
        depth,
        elements,
        seconds,
        pages,
        ebookBytes,
        ALIASES,
        PROBLEMS,
        REFERENCES,
        BOOK_POSTS);
  }

  /**
   * Returns the size up to which a post is read. Between {@link #postBytes} and this size it is
   * rejected after reading, because its text often shows a more precise problem than its size.
   */
  public int readBytes() {
    return (int) Math.min(4L * postBytes, Integer.MAX_VALUE - 8);
  }
}
