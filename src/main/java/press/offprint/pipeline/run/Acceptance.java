package press.offprint.pipeline.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.model.problem.AcceptRule;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The problems that a publisher accepts, by {@code accept} in {@code offprint.yaml} and in front
 * matter. An accepted problem is kept with its reason. Safe for many threads.
 */
public final class Acceptance {
  // A run without check, or without an edition, does not find these.
  private static final Set<ProblemCode> UNSURE =
      EnumSet.of(ProblemCode.LINK_BROKEN, ProblemCode.GLYPH_MISSING);

  private final List<AcceptRule> rules;
  private final Set<AcceptRule> used = ConcurrentHashMap.newKeySet();

  /**
   * Creates the rules of a site.
   *
   * @param rules of {@code offprint.yaml}
   */
  public Acceptance(List<AcceptRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Returns the problems of a source, the accepted ones marked with their reason, and a warning for
   * each wrong or useless entry of its front matter.
   *
   * @param fields the front matter
   */
  public List<Problem> of(String source, Map<String, Object> fields, List<Problem> problems) {
    Object written = field(fields);
    if (rules.isEmpty() && written == null) {
      return problems;
    }
    List<Problem> wrong = new ArrayList<>();
    List<AcceptRule> own = ownRules(written, wrong);
    Set<AcceptRule> usedOwn = ConcurrentHashMap.newKeySet();
    List<Problem> marked = new ArrayList<>();
    for (Problem problem : problems) {
      Optional<AcceptRule> rule = find(own, source, problem);
      rule.ifPresent(usedOwn::add);
      if (rule.isEmpty()) {
        rule = find(rules, source, problem);
        rule.ifPresent(used::add);
      }
      marked.add(rule.map(found -> problem.acceptedFor(found.reason())).orElse(problem));
    }
    for (AcceptRule rule : own) {
      if (!usedOwn.contains(rule) && !UNSURE.contains(rule.code())) {
        wrong.add(
            warning(
                "The entry " + rule.code() + " of accept accepts no problem of the post",
                "Remove the entry. An error, which rejects its post, cannot be accepted."));
      }
    }
    marked.addAll(wrong);
    return List.copyOf(marked);
  }

  /** Returns true if {@code offprint.yaml} has rules, which count the problems that they accept. */
  public boolean hasRules() {
    return !rules.isEmpty();
  }

  private static Optional<AcceptRule> find(List<AcceptRule> rules, String source, Problem problem) {
    return rules.stream().filter(rule -> rule.accepts(source, problem)).findFirst();
  }

  private static Object field(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase("accept"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  // Either a list of maps with code and reason, or a map from codes to reasons.
  private static List<AcceptRule> ownRules(Object written, List<Problem> wrong) {
    List<AcceptRule> rules = new ArrayList<>();
    if (written instanceof Map<?, ?> map && map.containsKey("code")) {
      add(map.get("code"), map.get("reason"), rules, wrong);
    } else if (written instanceof Map<?, ?> map) {
      map.forEach((code, reason) -> add(code, reason, rules, wrong));
    } else if (written instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map) {
          add(map.get("code"), map.get("reason"), rules, wrong);
        } else {
          add(item, null, rules, wrong);
        }
      }
    } else if (written != null) {
      add(written, null, rules, wrong);
    }
    return rules;
  }

  private static void add(Object code, Object reason, List<AcceptRule> rules, List<Problem> wrong) {
    String name = String.valueOf(code).strip().toUpperCase(Locale.ROOT);
    Optional<ProblemCode> known =
        Arrays.stream(ProblemCode.values()).filter(each -> each.name().equals(name)).findFirst();
    if (known.isEmpty()) {
      wrong.add(
          warning(
              "The entry " + code + " of accept names no problem code",
              "Write the code as the report shows it, such as RESOURCE_REMOTE."));
    } else if (!(reason instanceof String text) || text.isBlank()) {
      wrong.add(
          warning(
              "The entry " + name + " of accept has no reason",
              "Write accept: {" + name + ": the reason}."));
    } else {
      rules.add(new AcceptRule(known.get(), "", text.strip()));
    }
  }

  private static Problem warning(String message, String hint) {
    return Problem.warning(ProblemCode.FRONT_MATTER_TYPE, 0, message + ".", hint);
  }

  /**
   * Returns a warning for each entry of {@code offprint.yaml} that accepted no problem since the
   * last call.
   *
   * @param links true if the links of all posts were checked
   */
  public List<Problem> unused(boolean links) {
    List<Problem> unused = new ArrayList<>();
    for (AcceptRule rule : rules) {
      boolean unsure = links ? rule.code() == ProblemCode.GLYPH_MISSING : isUnsure(rule);
      if (!used.contains(rule) && !unsure) {
        String path = rule.path().isEmpty() ? "" : " for " + rule.path();
        unused.add(
            Problem.warning(
                ProblemCode.CONFIG_KEY,
                0,
                "The entry "
                    + rule.code()
                    + path
                    + " of accept in offprint.yaml accepts no problem.",
                "Remove the entry. An error, which rejects its post, cannot be accepted."));
      }
    }
    used.clear();
    return unused;
  }

  private static boolean isUnsure(AcceptRule rule) {
    return UNSURE.contains(rule.code());
  }
}
