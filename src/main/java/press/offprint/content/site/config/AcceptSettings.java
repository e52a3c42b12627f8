package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.offprint.content.site.config.key.Setting;
import press.offprint.content.site.config.key.SettingKeys;
import press.offprint.content.site.config.key.SettingsMap;
import press.offprint.content.site.config.key.SpellingSuggestion;
import press.offprint.model.problem.AcceptRule;
import press.offprint.model.problem.ProblemCode;

/**
 * The setting {@code accept}: a list of entries with {@code code}, {@code path}, {@code reason}.
 */
final class AcceptSettings {
  private final SettingsMap root;

  AcceptSettings(SettingsMap root) {
    this.root = root;
  }

  /** Returns the valid entries. */
  List<AcceptRule> read() {
    List<AcceptRule> rules = new ArrayList<>();
    for (SettingsMap entry : root.maps(SettingKeys.ACCEPT.key())) {
      entry.allow(Setting.names(SettingKeys.ACCEPT.inner()));
      String code = entry.text(SettingKeys.ACCEPT_CODE).toUpperCase(Locale.ROOT);
      String reason = entry.text(SettingKeys.ACCEPT_REASON);
      Optional<ProblemCode> known =
          SettingKeys.ACCEPT_CODE.choices().contains(code)
              ? Optional.of(ProblemCode.valueOf(code))
              : Optional.empty();
      if (known.isEmpty()) {
        String near = SpellingSuggestion.of(code, SettingKeys.ACCEPT_CODE.choices());
        entry.report(
            "An entry of accept has the code \"" + code + "\", which no problem has",
            near.isEmpty()
                ? "the code as the report shows it, such as RESOURCE_REMOTE"
                : "a code such as " + near);
      } else if (reason.isEmpty()) {
        entry.report("The entry " + code + " of accept has no reason", "reason: and a sentence");
      } else {
        rules.add(new AcceptRule(known.get(), entry.text(SettingKeys.ACCEPT_PATH), reason));
      }
    }
    return rules;
  }
}
