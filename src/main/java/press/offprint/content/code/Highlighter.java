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

/** Marks the tokens of source code, with Prism. Thread-safe. */
public final class Highlighter {
  private static final String PRISM = "/META-INF/resources/webjars/prismjs/1.30.0/";
  private static final String OURS = "/press/offprint/content/code/";

  /** Nobody reads longer code for its colours, and it would take seconds. */
  private static final int MAX_LENGTH = 64 << 10;

  /** Components that find tokens by scripts of their own; the others leave a grammar and rest. */
  private static final Set<String> SCRIPTED =
      Set.of("asciidoc", "graphql", "jsx", "markdown", "markup-templating", "naniscript", "xquery");

  private static final int MAX_NAME = 40;
  private static final long BUDGET = 100_000_000L;

  // A scope for each of Prism's languages: what was marked before can then never change a mark.
  private final Map<String, ScriptFunction> languages = new ConcurrentHashMap<>();
  private final ScriptFunction plan =
      new ScriptFunction(
          ScriptFunction.Pace.SOON,
          List.of(PRISM + "components.js", PRISM + "dependencies.js", OURS + "plan.js"),
          "plan",
          BUDGET);
  private final ScriptResultCache plans;
  private final ScriptResultCache marked;
  private final Supplier<HostFunction> marker;

  /**
   * @param cache for code of earlier runs
   */
  public Highlighter(Cache cache) {
    this(cache, TokenMarker::new);
  }

  /**
   * @param marker {@code mark(code, grammar)}; where it gives nothing, Prism's own scripts mark
   */
  Highlighter(Cache cache, Supplier<HostFunction> marker) {
    this.marker = marker;
    this.plans = new ScriptResultCache(64 << 10, "language", cache);
    this.marked = new ScriptResultCache(8 << 20, "code", cache);
  }

  /**
   * The code as XHTML with {@code <span class="token ...">} around its tokens; its text content is
   * exactly {@code code}, escaped as {@link press.offprint.model.Markup#escape} does.
   *
   * @param language as in a fence's info string, in any case; aliases such as {@code yml} are known
   * @return empty where the language is unknown or plain text, or the code is longer than 65,536
   *     UTF-16 units or takes too much work
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
    return marked.get(id + '\n' + code, () -> prism.call(code, id));
  }

  private ScriptFunction prism(List<String> steps) {
    boolean scripted = steps.stream().anyMatch(SCRIPTED::contains);
    ScriptFunction.Pace pace = scripted ? ScriptFunction.Pace.OFTEN : ScriptFunction.Pace.SOON;
    List<String> sources = new ArrayList<>();
    sources.add(PRISM + "components/prism-core.min.js");
    for (String component : steps.subList(1, steps.size())) {
      sources.add(PRISM + "components/prism-" + component + ".min.js");
    }
    sources.add(OURS + "highlight.js");
    return new ScriptFunction(pace, sources, "highlight", BUDGET, Map.of("mark", marker));
  }
}
