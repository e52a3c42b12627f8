package press.offprint.model;

/**
 * Something outside its own file that an article was made from. When its fingerprint changes, the
 * article is read again.
 *
 * @param kind whether {@code name} is a file below the content or static folder, another post, a
 *     place in the site, what lies below a section, or where a link or the name of a note leads
 * @param name a path as in {@link Resource#path}, {@link Post#source} or {@link Article#path}, or a
 *     reference as written
 * @param fingerprint SHA-256 of the file, of the post's title and path, of who has the place, or of
 *     what a section lists, of the source that a reference leads to; empty where there is none, so
 *     that its coming is noticed too
 */
public record Dependency(Kind kind, String name, String fingerprint) {

  /** What a dependency names. */
  public enum Kind {
    FILE,
    POST,
    PLACE,
    SECTION,
    LINK,
    NOTE
  }
}
