package press.offprint.content.site.config;

import press.offprint.content.site.config.key.Setting;
import press.offprint.content.site.config.key.SettingKeys;
import press.offprint.content.site.config.key.SettingsMap;

/**
 * The setting {@code versions}: which earlier versions of published posts are kept.
 *
 * @param keep the number of versions of each post that are kept; 0 if none is
 * @param days the days for which every version is kept
 */
public record VersionSettings(int keep, int days) {
  static VersionSettings read(SettingsMap root) {
    SettingsMap map = root.map(SettingKeys.VERSIONS.key());
    map.allow(Setting.names(SettingKeys.VERSIONS.inner()));
    return new VersionSettings(
        map.whole(SettingKeys.VERSIONS_KEEP), map.whole(SettingKeys.VERSIONS_DAYS));
  }

  /** Returns true if versions are kept. */
  public boolean enabled() {
    return keep > 0;
  }
}
