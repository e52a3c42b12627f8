package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.site.config.key.AlarmKeys;
import press.offprint.content.site.config.key.DeliveryKeys;
import press.offprint.content.site.config.key.Setting;
import press.offprint.content.site.config.key.SettingsMap;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.model.interrupt.Regex;

/** The settings {@code deliver} and {@code alarms}: maps from names to targets. */
final class DeliverySettingsReader {
  // The keys of other kinds are unknown, so a secret is recognised by its name.
  private static final String SECRET_NAME =
      "(?i).*(?:password|passphrase|secret|token|credential|(?:access|private|api)-?key).*";

  private final SettingsMap root;
  private final String group;
  private final Map<String, DeliveryKeys.Kind> kinds;

  private DeliverySettingsReader(
      SettingsMap root, String group, Map<String, DeliveryKeys.Kind> kinds) {
    this.root = root;
    this.group = group;
    this.kinds = kinds;
  }

  static DeliverySettingsReader ofFiles(SettingsMap root) {
    return new DeliverySettingsReader(root, DeliveryTarget.DELIVER, DeliveryKeys.KINDS);
  }

  static DeliverySettingsReader ofAlarms(SettingsMap root) {
    return new DeliverySettingsReader(root, DeliveryTarget.ALARMS, AlarmKeys.KINDS);
  }

  /** Returns the valid targets in the order of the file. */
  List<DeliveryTarget> read() {
    List<DeliveryTarget> targets = new ArrayList<>();
    SettingsMap all = root.map(group);
    for (Map.Entry<String, Entry> each : all.entries().entrySet()) {
      String name = each.getKey();
      if (!Regex.matches(name, DeliveryKeys.NAME)) {
        all.wrong(
            name,
            "\"" + name + "\" in " + group + " is not the name of a target",
            "a name of small letters, digits and hyphens, such as pages");
      } else if (!(each.getValue().value() instanceof Mapping)) {
        all.wrong(
            name,
            "The target " + name + " is " + each.getValue().value().kind(),
            group.equals(DeliveryTarget.ALARMS)
                ? "a map, such as {to: webhook, url: https://example.org/hook}"
                : "a map, such as {to: folder, folder: ../site}");
      } else {
        read(name, all.map(name), targets);
      }
    }
    return targets;
  }

  private void read(String name, SettingsMap target, List<DeliveryTarget> targets) {
    String kind = target.text(DeliveryKeys.TO);
    if (!Regex.matches(kind, DeliveryKeys.NAME)) {
      target.report(
          "The target "
              + name
              + (kind.isEmpty() ? " has no kind" : " is of the kind \"" + kind + "\""),
          "to: and one of "
              + String.join(", ", kinds.keySet().stream().sorted().toList())
              + ", or the KIND of your own route "
              + (group.equals(DeliveryTarget.ALARMS) ? "alarm" : "deliver")
              + "-KIND");
      return;
    }
    DeliveryKeys.Kind known = kinds.get(kind);
    if (known != null) {
      List<String> keys = new ArrayList<>(List.of(DeliveryKeys.TO.key()));
      keys.addAll(known.names());
      target.allow(keys);
      for (Setting setting : known.all()) {
        String value = target.text(setting.key(), "");
        if (!value.isEmpty()
            && !setting.pattern().isEmpty()
            && !setting.pattern().equals(DeliveryKeys.SECRET)
            && !Regex.matches(value, setting.pattern())) {
          target.wrong(
              setting.key(),
              "The setting " + setting.key() + " of the target " + name + " is \"" + value + "\"",
              setting.meaning().substring(0, 1).toLowerCase(Locale.ROOT)
                  + setting.meaning().substring(1));
        }
      }
      for (Setting required : known.required()) {
        if (target.text(required).isEmpty()) {
          target.report(
              "The target " + name + " has no " + required.key(),
              required.key()
                  + ": "
                  + required.meaning().substring(0, 1).toLowerCase(Locale.ROOT)
                  + required.meaning().substring(1));
        }
      }
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (String key : target.entries().keySet()) {
      if (!key.equals(DeliveryKeys.TO.key())) {
        String value = target.text(key, "");
        if (Regex.matches(key, SECRET_NAME) && !Regex.matches(value, DeliveryKeys.SECRET)) {
          target.wrong(
              key,
              "The target " + name + " holds its " + key + " in the file, which others may read",
              "${NAME}, the name of an environment variable, or ${file:PATH}, a file of mode 0600");
          value = "";
        }
        settings.put(key, value);
      }
    }
    if (group.equals(DeliveryTarget.ALARMS)) {
      settings.put(AlarmKeys.WHEN.key(), target.text(AlarmKeys.WHEN));
    }
    targets.add(new DeliveryTarget(group, name, kind, settings));
  }
}
