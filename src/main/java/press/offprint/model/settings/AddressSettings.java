package press.offprint.model.settings;

import java.util.List;

/**
 * The settings of the addresses that a site gives to its pages, headings and feeds.
 *
 * @param prettyLinks true if links between pages end with a slash, false if with {@code index.html}
 * @param headingIds the form of the ids of headings
 * @param feedNames the file names of an RSS feed, at least one; pages link to the first
 * @param termsAsHugo true if the paths of terms are those of Hugo: {@code /tags/c#/}; false if
 *     signs become words: {@code /tags/csharp/}
 * @param places true if the paragraphs of posts have numbers
 * @param cite true if pages show how to cite them
 * @param changes true if posts have the number and the date of their edition, and what changed in
 *     it
 */
public record AddressSettings(
    boolean prettyLinks,
    HeadingIds headingIds,
    List<String> feedNames,
    boolean termsAsHugo,
    boolean places,
    boolean cite,
    boolean changes) {
  /** The settings of a site that is read from a disk. */
  public static final AddressSettings DEFAULT =
      new AddressSettings(
          false, HeadingIds.GITHUB, List.of("feed.xml"), false, false, false, false);

  public AddressSettings {
    feedNames = List.copyOf(feedNames);
  }
}
