package press.offprint.content.site.config;

import press.offprint.content.site.config.key.SettingKeys;
import press.offprint.content.site.config.key.SettingsMap;

/**
 * The settings {@code queue}, {@code jobs} and {@code store}: the makers of posts, and the place of
 * the renditions.
 *
 * @param endpoint a Camel URI of this process, or the address of a broker
 * @param jobs the number of posts that may be at workers at once
 * @param store the place of the stored renditions
 */
public record QueueSettings(String endpoint, int jobs, StoreSettings store) {
  private static final String TCP = "tcp://";

  static QueueSettings read(SettingsMap root) {
    return new QueueSettings(
        root.text(SettingKeys.QUEUE), root.whole(SettingKeys.JOBS), StoreSettings.read(root));
  }

  /** Returns true if posts are made by workers, which take them from a broker. */
  public boolean isBroker() {
    return isBroker(endpoint);
  }

  /** Returns true if a text is the address of a broker, or of several brokers in parentheses. */
  public static boolean isBroker(String address) {
    return address.startsWith(TCP) || address.startsWith("(" + TCP);
  }
}
