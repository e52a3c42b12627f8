package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import press.offprint.content.site.config.key.SettingKeys;
import press.offprint.content.site.config.key.SettingsMap;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.settings.AddressSettings;
import press.offprint.model.settings.HeadingIds;

/** The settings of addresses: of links, headings, terms, feeds, and of paragraphs. */
final class AddressSettingsReader {
  private AddressSettingsReader() {}

  /**
   * Returns the settings.
   *
   * @param baseUrlGiven true if the site is hosted, so that links need no file name
   */
  static AddressSettings read(SettingsMap root, SettingsMap feed, boolean baseUrlGiven) {
    String links =
        root.choice(
            SettingKeys.LINKS.key(), SettingKeys.LINKS.choices(), baseUrlGiven ? "pretty" : "file");
    String ids = root.choice(SettingKeys.HEADING_IDS);
    return new AddressSettings(
        links.equals("pretty"),
        headingIds(ids),
        feedNames(feed),
        root.choice(SettingKeys.TERM_PATHS).equals("hugo"),
        root.choice(SettingKeys.PLACES).equals("on"),
        root.choice(SettingKeys.CITE).equals("on"),
        root.choice(SettingKeys.CHANGES).equals("on"));
  }

  private static HeadingIds headingIds(String setting) {
    return Arrays.stream(HeadingIds.values())
        .filter(kind -> kind.setting().equals(setting))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> feedNames(SettingsMap feed) {
    List<String> names = new ArrayList<>();
    for (String written : feed.texts(SettingKeys.FEED_NAMES.key())) {
      if (!Regex.matches(written, SettingKeys.FEED_NAMES.pattern())) {
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
