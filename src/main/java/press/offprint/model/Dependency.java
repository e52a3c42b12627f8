package press.offprint.model;

/**
 * An input of an article besides its post. If its fingerprint changes, the article is read again.
 *
 * @param name a path as in {@link Resource#path}, {@link Post#source} or {@link Article#path}, or a
 *     reference as written
 * @param fingerprint a SHA-256, see {@link Kind}; empty if the input does not exist, so that a
 *     change is noticed when it does
 */
public record Dependency(Kind kind, String name, String fingerprint) {

  /** The kind of an input. */
  public enum Kind {
    /** A file below the content or static folder; the fingerprint is that of its content. */
    FILE,
    /** Another post; the fingerprint is that of its title and permalink. */
    POST,
    /** A post that a book holds; the fingerprint is that of its source. */
    CHAPTER,
    /** A permalink or alias; the fingerprint is that of the source that has it. */
    PLACE,
    /** The posts below a section; the fingerprint is that of the facts that its page shows. */
    SECTION,
    /**
     * The facts of the rest of the site that the page of a post shows, such as adjacent posts; the
     * fingerprint is that of these facts. Ebooks do not depend on it.
     */
    SURROUNDINGS,
    /**
     * The pictures of a page bundle whose names make them its cover; the fingerprint is that of the
     * names.
     */
    PICTURES,
    /** A link as written; the fingerprint is that of the source that it leads to. */
    LINK,
    /** The name in a wikilink; the fingerprint is that of the source that it leads to. */
    NOTE,
    /**
     * The label of a numbered thing that the post itself lacks; the fingerprint is that of the
     * posts whose texts name it.
     */
    LABEL,
    /** The posts that the post suggests; the fingerprint is that of what editions show of them. */
    RELATED
  }
}
