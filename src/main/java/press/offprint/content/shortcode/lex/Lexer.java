package press.offprint.content.shortcode.lex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The lexer of a post's body. It divides the body into Markdown, shortcodes of Hugo and Zola,
 * Liquid tags, marks of Obsidian and formulas.
 */
public final class Lexer {
  // The text that these enclose is not Markdown.
  private static final Set<String> RAW = Set.of("highlight");

  // A post with more malformed tags was not written for Hugo.
  private static final int MAX_MALFORMED = 100;

  private final String source;
  private final MathDelimiters math;
  private final CodeSpans codeSpans;
  private final LiquidParser liquid;
  private final ZolaParser zola;
  private final ObsidianParser obsidian;
  private final List<Token> tokens = new ArrayList<>();
  private int textStart;
  private int at;
  private int paragraphEnd = -1;
  private int malformedCount;
  private boolean isRawUnclosed;

  private Lexer(String source) {
    this.source = source;
    this.math = new MathDelimiters(source);
    this.codeSpans = new CodeSpans(source);
    this.liquid = new LiquidParser(source);
    this.zola = new ZolaParser(source);
    this.obsidian = new ObsidianParser(source);
  }

  /** Returns the tokens of a text, in order and without gaps. */
  public static List<Token> tokens(String source) {
    Lexer lexer = new Lexer(source);
    lexer.run(source.length(), false);
    lexer.flush(source.length());
    return lexer.tokens;
  }

  private void run(int end, boolean code) {
    while (at < end) {
      char c = source.charAt(at);
      boolean lineStart = at == 0 || source.charAt(at - 1) == '\n';
      if (!code && lineStart && code(CodeSpans.fenceEnd(source, at))) {
        continue;
      }
      boolean isConsumed =
          switch (c) {
            case '{' -> brace(code);
            case '`' -> !code && span();
            case '<' -> !code && code(codeSpans.elementEnd(at));
            case '$' -> !code && formula();
            case '\\' -> !code && (formula() || escape());
            case '[', '!', '=', '%', '^' -> !code && obsidian();
            default -> false;
          };
      if (!isConsumed) {
        at++;
      }
    }
  }

  // Code is searched for shortcodes too, because some of them are expanded to text.
  private boolean code(int end) {
    if (end < 0) {
      return false;
    }
    run(end, true);
    at = Math.max(at, end);
    return true;
  }

  private boolean span() {
    int end = CodeSpans.spanEnd(source, at, paragraphEnd());
    if (end < 0) {
      at += CodeSpans.runLength(source, at);
      return true;
    }
    return code(end);
  }

  private boolean escape() {
    at = Math.min(at + 2, source.length());
    return true;
  }

  private boolean formula() {
    Optional<Token.Formula> formula = math.parse(at, paragraphEnd());
    formula.ifPresent(this::add);
    return formula.isPresent() || skipDollars();
  }

  private boolean obsidian() {
    Optional<Token> found = obsidian.parse(at, paragraphEnd());
    found.ifPresent(this::add);
    return found.isPresent();
  }

  private boolean skipDollars() {
    if (!source.startsWith("$$", at)) {
      return false;
    }
    at += CodeSpans.runLength(source, at);
    return true;
  }

  private boolean brace(boolean code) {
    if (source.startsWith("{{<", at) || source.startsWith("{{%", at)) {
      return shortcode(code);
    }
    boolean tag = source.startsWith("{%", at) || source.startsWith("{{", at);
    Optional<Token> found = tag ? zola.parse(at, code) : Optional.empty();
    found.ifPresent(this::add);
    if (found.isPresent()) {
      return true;
    }
    if (code || !tag) {
      return code && rawInCode();
    }
    Optional<Token.Liquid> liquidTag = liquid.parse(at);
    liquidTag.ifPresent(this::add);
    return liquidTag.isPresent();
  }

  // Jekyll users put raw around a fence or within it.
  private boolean rawInCode() {
    Optional<Token.Liquid> raw =
        source.startsWith("{%", at)
            ? liquid.parse(at).filter(tag -> tag.name().equals("raw"))
            : Optional.empty();
    raw.ifPresent(this::add);
    return raw.isPresent();
  }

  private boolean shortcode(boolean code) {
    if (malformedCount >= MAX_MALFORMED) {
      return false;
    }
    if (source.startsWith("/*", at + 3)) {
      String close = source.charAt(at + 2) == '<' ? "*/>}}" : "*/%}}";
      int end = source.indexOf(close, at);
      if (end < 0) {
        return malformed(code);
      }
      String shown =
          source.substring(at, at + 3) + source.substring(at + 5, end) + close.substring(2);
      add(new Token.Literal(shown, at, end + close.length()));
      return true;
    }
    Optional<ShortcodeTag> parsed = TagParser.parse(source, at);
    if (parsed.isEmpty()) {
      return malformed(code);
    }
    ShortcodeTag tag = parsed.get();
    add(new Token.Shortcode(tag, code, tag.start(), tag.end()));
    if (!code && RAW.contains(tag.name()) && !tag.closing() && !tag.complete()) {
      skipRaw(tag.name());
    }
    return true;
  }

  private boolean malformed(boolean code) {
    malformedCount++;
    if (!code) {
      add(new Token.Malformed(at, at + 3));
    }
    return !code;
  }

  private void skipRaw(String name) {
    if (isRawUnclosed) {
      return;
    }
    for (int i = source.indexOf("{{", at); i >= 0; i = source.indexOf("{{", i + 2)) {
      boolean tag = source.startsWith("{{<", i) || source.startsWith("{{%", i);
      if (tag
          && TagParser.parse(source, i)
              .filter(found -> found.closing() && found.name().equals(name))
              .isPresent()) {
        at = i;
        return;
      }
    }
    isRawUnclosed = true;
  }

  private void add(Token token) {
    flush(token.start());
    tokens.add(token);
    at = token.end();
    textStart = at;
  }

  private void flush(int end) {
    if (end > textStart) {
      tokens.add(new Token.Text(textStart, end));
    }
    textStart = end;
  }

  private int paragraphEnd() {
    if (at >= paragraphEnd) {
      paragraphEnd = CodeSpans.paragraphEnd(source, at);
    }
    return paragraphEnd;
  }
}
