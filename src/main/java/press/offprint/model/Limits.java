package press.offprint.model;

/**
 * Caps that hold before every dangerous step.
 *
 * @param postBytes size of a post
 * @param frontMatterBytes size of its front matter
 * @param resourceBytes size of one resource
 * @param articleBytes size of all resources of one article
 * @param imagePixels width times height of a picture
 * @param depth nesting of Markdown and of elements
 * @param elements elements of one article
 * @param seconds wall time for one post, all editions
 * @param pages pages of one PDF
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
    int pages) {

  public static final Limits DEFAULT =
      new Limits(2 << 20, 64 << 10, 32 << 20, 96 << 20, 50_000_000L, 100, 200_000, 60, 2_000);

  /**
   * Up to here a post that is too large is still looked over, since what made it so large says more
   * than its size; a larger file is refused unread.
   */
  public int readBytes() {
    return (int) Math.min(4L * postBytes, Integer.MAX_VALUE - 8);
  }
}
