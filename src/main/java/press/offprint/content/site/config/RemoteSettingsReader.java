package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.content.site.config.key.Setting;
import press.offprint.content.site.config.key.SettingKeys;
import press.offprint.content.site.config.key.SettingsMap;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.remote.HostList;
import press.offprint.model.settings.RemoteSettings;
import press.offprint.model.settings.RemoteSettings.Mode;

/** The setting {@code remote}: {@code mode} and {@code hosts}. */
final class RemoteSettingsReader {
  private final SettingsMap root;

  RemoteSettingsReader(SettingsMap root) {
    this.root = root;
  }

  /** Returns the settings without the entries that are wrong. */
  RemoteSettings read() {
    SettingsMap remote =
        root.map(
            "remote",
            "a map with mode: off, fetch or allow, and hosts: a list such as images.example.org");
    remote.allow(Setting.names(SettingKeys.REMOTE.inner()));
    String mode = remote.choice(SettingKeys.REMOTE_MODE);
    HostList hosts =
        hosts(
            remote, "hosts", "remote.hosts", "a name such as images.example.org or *.example.org");
    if (!mode.equals("off") && hosts.names().isEmpty()) {
      remote.wrong(
          "mode",
          "remote.mode is " + mode + " and remote.hosts names no host",
          "hosts: and a list of hosts");
    }
    return new RemoteSettings(Mode.valueOf(mode.toUpperCase(Locale.ROOT)), hosts);
  }

  /** Returns the valid hosts at a key; each other one is a problem. */
  static HostList hosts(SettingsMap settings, String key, String name, String example) {
    List<String> hosts = new ArrayList<>();
    for (String host : settings.texts(key)) {
      if (Regex.matches(host, SettingKeys.HOST)) {
        hosts.add(host);
      } else {
        settings.wrong(key, "\"" + host + "\" in " + name + " is not a host", example);
      }
    }
    return new HostList(hosts);
  }
}
