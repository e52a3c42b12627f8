package press.offprint.edition.text;

import java.util.ArrayList;
import java.util.List;
import press.offprint.model.Rendition;
import press.offprint.model.Site;
import press.offprint.model.settings.AddressSettings;

/**
 * The file names of the RSS feeds of a site. The first is the feed; the others are copies of it.
 */
final class FeedNames {
  private static final String FEED = AddressSettings.DEFAULT.feedNames().get(0);

  private FeedNames() {}

  /** Returns the name of a file, which may be the feed. */
  static String first(String fileName, Site site) {
    return fileName.equals(FEED) ? site.addresses().feedNames().get(0) : fileName;
  }

  /** Returns the rendition with a companion for each further name of the feed. */
  static Rendition withCopies(Rendition made, String fileName, Site site) {
    List<String> names = site.addresses().feedNames();
    if (!fileName.equals(FEED) || names.size() == 1) {
      return made;
    }
    String folder = made.path().substring(0, made.path().lastIndexOf('/') + 1);
    List<Rendition> companions = new ArrayList<>(made.companions());
    for (String name : names.subList(1, names.size())) {
      companions.add(Rendition.of(made.edition(), folder + name, made.mediaType(), made.content()));
    }
    return new Rendition(
        made.edition(),
        made.path(),
        made.mediaType(),
        made.content(),
        made.problems(),
        companions,
        made.pages(),
        made.outstanding());
  }
}
