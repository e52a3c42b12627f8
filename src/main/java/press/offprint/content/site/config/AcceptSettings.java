package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.offprint.model.problem.AcceptRule;
import press.offprint.model.problem.ProblemCode;

/**
 * The setting {@code accept}: a list of entries with {@code code}, {@code path}, {@code reason}.
 */
final class AcceptSettings {
  private static final List<String> KEYS = List.of("code", "path", "reason");
  private static final List<String> CODES =
      Arrays.stream(ProblemCode.values()).map(ProblemCode::name).toList();

  private final SettingsMap root;

  AcceptSettings(SettingsMap root) {
    this.root = root;
  }

  /** Returns the valid entries. */
  List<AcceptRule> read() {
    List<AcceptRule> rules = new ArrayList<>();
    for (SettingsMap entry : root.maps("accept")) {
      entry.allow(KEYS);
      String code = entry.text("code", "").toUpperCase(Locale.ROOT);
      String reason = entry.text("reason", "");
      Optional<ProblemCode> known =
          CODES.contains(code) ? Optional.of(ProblemCode.valueOf(code)) : Optional.empty();
      if (known.isEmpty()) {
        String near = SpellingSuggestion.of(code, CODES);
        entry.report(
            "An entry of accept has the code \"" + code + "\", which no problem has",
            near.isEmpty()
                ? "the code as the report shows it, such as RESOURCE_REMOTE"
                : "a code such as " + near);
      } else if (reason.isEmpty()) {
        entry.report("The entry " + code + " of accept has no reason", "reason: and a sentence");
      } else {
        rules.add(new AcceptRule(known.get(), entry.text("path", ""), reason));
      }
    }
    return rules;
  }
}
