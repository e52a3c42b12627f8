package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.offprint.model.AddressSettings;
import press.offprint.model.HeadingIds;
import press.offprint.model.interrupt.Regex;

/** The settings {@code links}, {@code headingIds}, {@code termPaths} and {@code feed.names}. */
final class AddressSettingsReader {
  // The names of other files that the site itself makes.
  private static final Set<String> OTHER_FILES = Set.of("atom.xml", "sitemap.xml", "opds.xml");

  private AddressSettingsReader() {}

  /**
   * Returns the settings.
   *
   * @param baseUrlGiven true if the site is hosted, so that links need no file name
   */
  static AddressSettings read(SettingsMap root, SettingsMap feed, boolean baseUrlGiven) {
    String links =
        root.choice("links", List.of("pretty", "file"), baseUrlGiven ? "pretty" : "file");
    List<String> kinds = Arrays.stream(HeadingIds.values()).map(HeadingIds::setting).toList();
    String ids = root.choice("headingIds", kinds, HeadingIds.GITHUB.setting());
    return new AddressSettings(
        links.equals("pretty"),
        headingIds(ids),
        feedNames(feed),
        root.choice("termPaths", List.of("words", "hugo"), "words").equals("hugo"));
  }

  private static HeadingIds headingIds(String setting) {
    return Arrays.stream(HeadingIds.values())
        .filter(kind -> kind.setting().equals(setting))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> feedNames(SettingsMap feed) {
    List<String> names = new ArrayList<>();
    for (String written : feed.texts("names")) {
      String name = written.toLowerCase(Locale.ROOT);
      if (!Regex.matches(written, "[A-Za-z0-9][A-Za-z0-9_-]{0,60}\\.(xml|rss)")
          || OTHER_FILES.contains(name)) {
        feed.wrong(
            "names",
            "feed.names holds \"" + written + "\", which cannot be the file of a feed",
            "file names that end in .xml, such as [feed.xml, index.xml]");
      } else if (names.stream().noneMatch(written::equalsIgnoreCase)) {
        names.add(written);
      }
    }
    return names.isEmpty() ? AddressSettings.DEFAULT.feedNames() : names;
  }
}
