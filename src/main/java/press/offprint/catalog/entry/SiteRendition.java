package press.offprint.catalog.entry;

import java.util.Set;

/**
 * A site-wide file in the output folder, such as a feed or an index.
 *
 * @param edition the name of its edition
 * @param path relative to the output folder, unique
 * @param sha256 of its content
 * @param inputHash the hash of all inputs; that of a file of a page bundle ends with its source
 */
public record SiteRendition(String edition, String path, String sha256, String inputHash) {
  /** The edition of the files of page bundles. */
  public static final String BUNDLE = "bundle";

  /** The edition of static files. */
  public static final String STATIC = "static";

  private static final Set<String> COPIES = Set.of(BUNDLE, STATIC);

  /** Returns true if the file is a copy of a source, which no route makes. */
  public boolean isCopy() {
    return COPIES.contains(edition);
  }

  /** Returns the source whose page bundle has the file, else the name of the edition. */
  public String owner() {
    int source = edition.equals(BUNDLE) ? inputHash.indexOf(' ') : -1;
    return source < 0 ? edition : inputHash.substring(source + 1);
  }
}
