package press.offprint.content.shortcode;

import java.util.Optional;

/** Leads from a reference to another post or to a file, as written, to its place in the site. */
@FunctionalInterface
public interface PostReferenceResolver {

  /** The site path of the post that {@code reference} names, without a fragment. */
  Optional<String> path(String reference);

  /**
   * The post that a wikilink names: as {@link #path}, or by its title where only one post has that.
   */
  default Optional<Note> note(String name) {
    return path(name).map(found -> new Note(name, found));
  }

  /**
   * The reference that leads to the file which a wikilink names: beside the post, at the root of
   * the site, or wherever a file of that name lies; the name itself where there is none.
   */
  default String file(String name) {
    return name;
  }

  /**
   * The Markdown of a note, or of what stands below one of its headings; empty where it cannot be
   * had.
   *
   * @param heading as a wikilink writes it, or empty
   */
  default Optional<String> text(Note note, String heading) {
    return Optional.empty();
  }

  /** A post that a wikilink leads to. */
  record Note(String title, String path) {}
}
