package press.offprint.content.site.config;

import java.util.List;
import press.offprint.content.site.config.key.SettingsMap;

/**
 * The setting {@code related}: whether posts suggest others, and words that are no content.
 *
 * @param stop words and phrases
 */
public record RelatedSettings(boolean enabled, List<String> stop) {
  public RelatedSettings {
    stop = List.copyOf(stop);
  }

  /** Returns the setting: {@code true}, {@code false} or a map with the list {@code stop}. */
  static RelatedSettings read(SettingsMap root) {
    String written = root.plainText("related");
    if (!written.isEmpty()) {
      return new RelatedSettings(
          root.choice("related", List.of("true", "false"), "true").equals("true"), List.of());
    }
    SettingsMap map = root.map("related");
    map.allow(List.of("stop"));
    return new RelatedSettings(true, map.texts("stop"));
  }
}
