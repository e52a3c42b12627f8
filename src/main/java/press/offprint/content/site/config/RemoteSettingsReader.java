package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.model.RemoteSettings;
import press.offprint.model.RemoteSettings.Mode;
import press.offprint.model.interrupt.Regex;

/** The setting {@code remote}: {@code mode} and {@code hosts}. */
final class RemoteSettingsReader {
  private final SettingsMap root;

  RemoteSettingsReader(SettingsMap root) {
    this.root = root;
  }

  /** Returns the settings without the entries that are wrong. */
  RemoteSettings read() {
    SettingsMap remote = root.map("remote");
    remote.allow(Setting.names(SettingKeys.REMOTE.inner()));
    String mode = remote.choice(SettingKeys.REMOTE_MODE);
    List<String> hosts = new ArrayList<>();
    for (String host : remote.texts("hosts")) {
      if (Regex.matches(host, SettingKeys.REMOTE_HOSTS.pattern())) {
        hosts.add(host);
      } else {
        remote.wrong(
            "hosts",
            "\"" + host + "\" in remote.hosts is not a host",
            "a name such as images.example.org or *.example.org");
      }
    }
    if (mode.equals("fetch") && hosts.isEmpty()) {
      remote.wrong(
          "mode",
          "remote.mode is fetch and remote.hosts names no host",
          "hosts: and a list of hosts");
    }
    return new RemoteSettings(Mode.valueOf(mode.toUpperCase(Locale.ROOT)), hosts);
  }
}
