package press.offprint.content.site.reference;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.model.settings.HeadingIds;
import press.offprint.model.text.BaseUrl;

/** Resolves the references of a post to other posts and to files. */
@FunctionalInterface
public interface PostReferenceResolver {

  /**
   * Returns the path of a post on the site, without a fragment; empty if there is no such post.
   *
   * @param reference a permalink, a path of a source file or a name, as written in the post
   */
  Optional<String> path(String reference);

  /**
   * Returns the post that a wikilink names; empty if there is none.
   *
   * @param name as in {@link #path}, or a title that only one post has
   */
  default Optional<Note> note(String name) {
    return path(name).map(found -> new Note(name, found));
  }

  /**
   * Returns the reference to the file that a wikilink names: a file beside the post, at the root of
   * the site, or anywhere in the site. Returns {@code name} if there is none.
   */
  default String file(String name) {
    return name;
  }

  /** Returns the id that a heading of a post has in its page. */
  default String anchor(String heading) {
    return heading;
  }

  /**
   * Returns the Markdown of a note, or of the section below one of its headings; empty if it cannot
   * be read or must not be shown.
   *
   * @param heading the text of the heading; empty for the whole note
   */
  default Optional<String> text(Note note, String heading) {
    return Optional.empty();
  }

  /**
   * Returns the Markdown of a file that the post includes; empty if it cannot be read or must not
   * be shown.
   *
   * @param path as written in an import of MDX
   */
  default Optional<String> partial(String path) {
    return Optional.empty();
  }

  /**
   * Returns the numbered thing of another post that has a label.
   *
   * @param label such as {@code fig-soil}
   */
  default LabelMatch label(String label) {
    return LabelMatch.NONE;
  }

  /** Returns the address of the site, to distinguish its URLs from others. */
  default BaseUrl base() {
    return BaseUrl.UNKNOWN;
  }

  /**
   * Returns false if the site has no post and no list at a path, such as {@code /posts/hello/}. A
   * list of terms counts without a look at the terms.
   */
  default boolean isPage(String path) {
    return path(path).isPresent();
  }

  /** Returns the form of the ids of headings. */
  default HeadingIds headingIds() {
    return HeadingIds.GITHUB;
  }

  /** Returns the file names of the feeds that the site itself makes. */
  default Set<String> feedNames() {
    return Set.of("feed.xml", "atom.xml", "feed.json");
  }

  /**
   * The thing that a label names.
   *
   * @param found empty if there is none, or if several posts have the label
   * @param rivals the sources of these posts; else empty
   */
  record LabelMatch(Optional<Labelled> found, List<String> rivals) {
    public static final LabelMatch NONE = new LabelMatch(Optional.empty(), List.of());

    public LabelMatch {
      rivals = List.copyOf(rivals);
    }
  }

  /**
   * A numbered thing of another post.
   *
   * @param text its number; the words of its heading if it is a section without one
   * @param isNumber true if {@code text} is a number
   */
  record Labelled(Note post, String text, boolean isNumber) {}

  /**
   * A post that a wikilink names.
   *
   * @param path the path on the site
   */
  record Note(String title, String path) {}
}
