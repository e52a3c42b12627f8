package press.offprint.content.site.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.site.config.key.Setting;
import press.offprint.content.site.config.key.SettingKeys;
import press.offprint.content.site.config.key.SettingsMap;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.settings.Limits;

/**
 * The setting {@code limits}: counts as numbers, sizes in bytes or as text such as {@code 32 MB}.
 */
final class LimitSettings {
  private static final Pattern SIZE = Pattern.compile(SettingKeys.SIZE);

  private final SettingsMap settings;

  LimitSettings(SettingsMap settings) {
    this.settings = settings;
  }

  /** Returns the limits, with the default for each that is missing or wrong. */
  Limits read() {
    settings.allow(Setting.names(SettingKeys.LIMITS.inner()));
    return new Limits(
        bytes(SettingKeys.POST_BYTES),
        bytes(SettingKeys.FRONT_MATTER_BYTES),
        bytes(SettingKeys.RESOURCE_BYTES),
        bytes(SettingKeys.ARTICLE_BYTES),
        settings.whole(SettingKeys.IMAGE_PIXELS),
        settings.whole(SettingKeys.DEPTH),
        settings.whole(SettingKeys.ELEMENTS),
        settings.whole(SettingKeys.SECONDS),
        settings.whole(SettingKeys.PAGES),
        bytes(SettingKeys.EBOOK_BYTES),
        settings.whole(SettingKeys.ALIASES),
        settings.whole(SettingKeys.PROBLEMS),
        settings.whole(SettingKeys.REFERENCES),
        settings.whole(SettingKeys.BOOK_POSTS));
  }

  private int bytes(Setting setting) {
    String key = setting.key();
    int otherwise = Integer.parseInt(setting.otherwise());
    Optional<Scalar> scalar = settings.scalar(key, "a size such as 32 MB");
    if (scalar.isEmpty()) {
      return otherwise;
    }
    Matcher size = Regex.matcher(SIZE, scalar.get().text().strip());
    long value = size.matches() ? value(size) : 0;
    if (value >= 1 && value <= Integer.MAX_VALUE) {
      return (int) value;
    }
    settings.wrong(
        key,
        "limits." + key + " is \"" + scalar.get().text() + "\"",
        "a size from 1 byte to 2047 MB, such as 32 MB or 33554432");
    return otherwise;
  }

  // A kilobyte is 1,024 bytes, as in the defaults.
  private static long value(Matcher size) {
    long unit =
        switch (size.group(3).toLowerCase(Locale.ROOT)) {
          case "k" -> 1L << 10;
          case "m" -> 1L << 20;
          case "g" -> 1L << 30;
          default -> 1;
        };
    long tenths = size.group(2) == null ? 0 : Long.parseLong(size.group(2));
    long whole = Math.min(Long.parseLong(size.group(1)), Integer.MAX_VALUE);
    return whole * unit + tenths * unit / 10;
  }
}
