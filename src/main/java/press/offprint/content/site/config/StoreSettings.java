package press.offprint.content.site.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import press.offprint.content.site.config.key.BucketKeys;
import press.offprint.content.site.config.key.Setting;
import press.offprint.content.site.config.key.SettingKeys;
import press.offprint.content.site.config.key.SettingsMap;
import press.offprint.model.interrupt.Regex;

/**
 * The setting {@code store}: the place of the stored renditions.
 *
 * @param place a folder, absolute or relative to the project, or {@code s3://BUCKET/FOLDER}; empty
 *     for the folder in the state folder
 * @param bucket the settings of a bucket by their keys: a secret is the name of its place, never
 *     its value
 */
public record StoreSettings(String place, Map<String, String> bucket) {
  public StoreSettings {
    bucket = Map.copyOf(bucket);
  }

  /** Returns the settings of a place alone. */
  public static StoreSettings at(String place) {
    return new StoreSettings(place, Map.of());
  }

  static StoreSettings read(SettingsMap root) {
    Setting store = SettingKeys.STORE;
    if (!root.isMap(store.key())) {
      return at(root.text(store));
    }
    SettingsMap map = root.map(store.key());
    map.allow(
        Stream.concat(Stream.of(BucketKeys.STORE_URL), BucketKeys.ALL.stream())
            .map(Setting::key)
            .toList());
    String place = map.text(BucketKeys.STORE_URL);
    if (place.isEmpty()) {
      root.wrong(store.key(), "store has no key url", "url: and a folder or s3://BUCKET/FOLDER");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Setting key : BucketKeys.ALL) {
      String value = map.text(key.key(), "");
      if (!value.isEmpty()
          && !Regex.matches(value, key.pattern().isEmpty() ? ".*" : key.pattern())) {
        map.wrong(
            key.key(),
            "store holds its " + key.key() + " in the file, which others may read",
            "${NAME}, the name of an environment variable, or ${file:PATH}, a file of mode 0600");
      } else if (!value.isEmpty()) {
        values.put(key.key(), value);
      }
    }
    return new StoreSettings(place, values);
  }
}
