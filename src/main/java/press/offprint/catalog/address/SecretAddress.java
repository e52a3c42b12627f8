package press.offprint.catalog.address;

/**
 * An address with a secret, which is the permission to read what it names.
 *
 * @param id names the address in lists and commands; it is no secret
 * @param target the source of the draft, or the query of the digest as a URL has it
 * @param rhythm the rhythm of a digest, such as {@code weekly sunday}; empty for a draft
 * @param createdAt in milliseconds since 1970
 * @param expiresAt the time from which on the address does not exist, in milliseconds since 1970
 * @param usedAt the last use in milliseconds since 1970, 0 if there was none
 */
public record SecretAddress(
    long id, Kind kind, String target, String rhythm, long createdAt, long expiresAt, long usedAt) {

  /** The kind of a target. */
  public enum Kind {
    /** The page, the PDF and the EPUB of a post that is not published. */
    DRAFT,
    /** The posts that are new to one reader, as one EPUB for each period. */
    DIGEST;

    /** Returns the name in reports and in the path of the address. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
