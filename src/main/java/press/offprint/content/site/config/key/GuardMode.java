package press.offprint.content.site.config.key;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The setting {@code guard}: what happens to a run whose results are odd for the site. */
public enum GuardMode {
  /** Nothing is measured. */
  OFF,
  /** The run is published, and what is odd is reported. */
  WARN,
  /** Odd posts, or all of an odd run, stay as they are until a person releases them. */
  HOLD;

  static List<String> names() {
    return Arrays.stream(values()).map(GuardMode::label).toList();
  }

  public static GuardMode read(SettingsMap root) {
    return valueOf(root.choice(SettingKeys.GUARD).toUpperCase(Locale.ROOT));
  }

  /** Returns the name in the configuration. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
