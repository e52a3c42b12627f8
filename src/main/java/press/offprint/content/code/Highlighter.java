package press.offprint.content.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import press.offprint.content.script.HostFunction;
import press.offprint.content.script.ScriptFunction;
import press.offprint.content.script.ScriptResultCache;
import press.offprint.model.bytes.Cache;

/** A syntax highlighter with the grammars of Prism. Thread-safe. */
public final class Highlighter {
  private static final String PRISM = "/META-INF/resources/webjars/prismjs/1.30.0/";
  private static final String OURS = "/press/offprint/content/code/";

  /** The limit in UTF-16 units, because longer code would take seconds. */
  private static final int MAX_LENGTH = 64 << 10;

  /** The components that run scripts to find tokens; all others only define a grammar. */
  private static final Set<String> SCRIPTED =
      Set.of("asciidoc", "graphql", "jsx", "markdown", "markup-templating", "naniscript", "xquery");

  private static final int MAX_NAME = 40;
  private static final long BUDGET = 100_000_000L;

  // Each language has a scope, so that no language depends on those that were used before it.
  private final Map<String, ScriptFunction> languages = new ConcurrentHashMap<>();
  private final ScriptFunction plan =
      new ScriptFunction(
          ScriptFunction.Pace.SOON,
          List.of(PRISM + "components.js", PRISM + "dependencies.js", OURS + "plan.js"),
          "plan",
          BUDGET);
  private final ScriptResultCache plans;
  private final ScriptResultCache results;
  private final Supplier<HostFunction> tokenizer;

  /**
   * A highlighter.
   *
   * @param cache holds the results of earlier runs
   */
  public Highlighter(Cache cache) {
    this(cache, Tokenizer::new);
  }

  /**
   * A highlighter with another tokenizer, for tests.
   *
   * @param tokenizer {@code tokenize(code, grammar)} of the script; if it returns {@code null}, the
   *     tokenizer of Prism is used
   */
  Highlighter(Cache cache, Supplier<HostFunction> tokenizer) {
    this.tokenizer = tokenizer;
    this.plans = new ScriptResultCache(64 << 10, "language", cache);
    this.results = new ScriptResultCache(8 << 20, "code", cache);
  }

  /**
   * Returns code as XHTML with {@code <span class="token ...">} around its tokens; empty if the
   * language is unknown or plain text, or if the code is longer than 65,536 UTF-16 units or takes
   * too many instructions. The text content is exactly {@code code}.
   *
   * @param language the info string of a fence, in any case; aliases such as {@code yml} are known
   */
  public Optional<String> highlight(String code, String language) {
    if (code.length() > MAX_LENGTH || language.length() > MAX_NAME) {
      return Optional.empty();
    }
    String name = language.toLowerCase(Locale.ROOT);
    return plans
        .get(name, () -> plan.call(name))
        .flatMap(steps -> highlight(code, List.of(steps.split(" "))));
  }

  private Optional<String> highlight(String code, List<String> steps) {
    String id = steps.get(0);
    ScriptFunction prism = languages.computeIfAbsent(id, key -> prism(steps));
    return results.get(id + '\n' + code, () -> prism.call(code, id));
  }

  private ScriptFunction prism(List<String> steps) {
    boolean hasScripts = steps.stream().anyMatch(SCRIPTED::contains);
    ScriptFunction.Pace pace = hasScripts ? ScriptFunction.Pace.OFTEN : ScriptFunction.Pace.SOON;
    List<String> sources = new ArrayList<>();
    sources.add(PRISM + "components/prism-core.min.js");
    for (String component : steps.subList(1, steps.size())) {
      sources.add(PRISM + "components/prism-" + component + ".min.js");
    }
    sources.add(OURS + "highlight.js");
    return new ScriptFunction(pace, sources, "highlight", BUDGET, Map.of("tokenize", tokenizer));
  }
}
