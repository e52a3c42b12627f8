package press.offprint.content.shortcode.lex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import press.offprint.content.markdown.BlockStructure;
import press.offprint.content.markdown.dialect.Dialect;
import press.offprint.content.markdown.dialect.PostDialect;

/**
 * The lexer of a post's body. It divides the body into Markdown, shortcodes of Hugo, Zola and
 * WordPress, Liquid tags, and what is JavaScript in MDX. The Markdown parser finds the code, in
 * which most tags are text.
 */
public final class Lexer {
  // The text that these enclose is not Markdown.
  private static final Set<String> RAW = Set.of("highlight");

  // A post with more malformed tags was not written for Hugo.
  private static final int MAX_MALFORMED = 100;

  private final String source;
  private final PostDialect dialect;
  private final List<BlockStructure.Block> blocks;
  private final CodeSpans codeSpans;
  private final LiquidParser liquid;
  private final ZolaParser zola;
  private final OwnTagParser ownTags;
  private final CaptionParser captions;
  private final JsxParser jsx;
  private final Optional<MdxParser> mdx;
  private final ExpressionParser expressions;
  private final List<Token> tokens = new ArrayList<>();
  private int textStart;
  private int at;
  private int block;
  private int malformedCount;
  private boolean isRawUnclosed;

  private Lexer(
      String source,
      PostDialect dialect,
      BlockStructure structure,
      Predicate<String> isOwnShortcode,
      Function<String, Optional<String>> fields) {
    this.source = source;
    this.dialect = dialect;
    this.blocks = structure.blocks();
    this.codeSpans = new CodeSpans(source);
    this.liquid = new LiquidParser(source);
    this.zola = new ZolaParser(source);
    this.ownTags = new OwnTagParser(source, isOwnShortcode);
    this.captions = new CaptionParser(source);
    this.jsx = new JsxParser(source);
    ScriptValues values = new ScriptValues(fields);
    this.expressions = new ExpressionParser(source, values);
    this.mdx =
        dialect.is(Dialect.MDX)
            ? Optional.of(new MdxParser(source, structure, values, expressions))
            : Optional.empty();
  }

  /**
   * Returns the tokens of a text, in order and without gaps.
   *
   * @param isOwnShortcode true for the name of a shortcode that is a template of the site
   * @param fields returns a field of the front matter
   */
  public static List<Token> tokens(
      String source,
      PostDialect dialect,
      Predicate<String> isOwnShortcode,
      Function<String, Optional<String>> fields) {
    boolean mayHoldTag =
        source.contains("{{")
            || source.contains("{%")
            || dialect.is(Dialect.MDX)
            || JsxParser.mayBeIn(source)
            || CaptionParser.OPEN.stream().anyMatch(source::contains);
    if (!mayHoldTag) {
      return source.isEmpty() ? List.of() : List.of(new Token.Text(0, source.length()));
    }
    BlockStructure structure = BlockStructure.of(source, dialect.is(Dialect.MDX));
    Lexer lexer = new Lexer(source, dialect, structure, isOwnShortcode, fields);
    lexer.run(source.length(), false);
    lexer.flush(source.length());
    return lexer.tokens;
  }

  private void run(int end, boolean code) {
    while (at < end) {
      BlockStructure.Block current = code ? null : block();
      if (current != null && current.kind() == BlockStructure.Kind.CODE) {
        // In MDX, <Script /> begins no block.
        boolean isElement = current.start() == at && source.charAt(at) == '<' && element();
        code(isElement ? at : current.end());
        continue;
      }
      if (current != null && current.start() == at && export()) {
        continue;
      }
      if (current == null && !code && imports()) {
        continue;
      }
      boolean isConsumed =
          switch (source.charAt(at)) {
            case '{' -> brace(code);
            case '`' -> current != null && current.kind() == BlockStructure.Kind.TEXT && span();
            case '<' -> !code && (element() || rawElement());
            case '\\' -> !code && escape();
            case '$' -> !code && formula();
            case '[' -> !code && isAdded(captions.parse(at));
            default -> false;
          };
      if (!isConsumed) {
        at++;
      }
    }
  }

  private boolean export() {
    return mdx.isPresent() && isAdded(mdx.get().export(at));
  }

  // The Markdown parser hides imports.
  private boolean imports() {
    int end = mdx.isPresent() ? mdx.get().importEnd(at) : at;
    boolean isImport = end > at;
    at = end;
    return isImport;
  }

  private boolean element() {
    if (mdx.isEmpty()) {
      return isAdded(jsx.element(at));
    }
    return isRead(mdx.get().tag(at));
  }

  // A text of the source needs no token.
  private boolean isRead(Optional<Token> token) {
    if (token.isPresent() && token.get() instanceof Token.Text text) {
      at = text.end();
      return true;
    }
    return isAdded(token);
  }

  // In MDX, an element encloses Markdown and expressions.
  private boolean rawElement() {
    return mdx.isEmpty() && code(codeSpans.elementEnd(at));
  }

  /** Returns the block at the current offset, or null between blocks. */
  private BlockStructure.Block block() {
    while (block < blocks.size() && blocks.get(block).end() <= at) {
      block++;
    }
    return block < blocks.size() && blocks.get(block).start() <= at ? blocks.get(block) : null;
  }

  // Code is searched for tags too, because some are expanded there, and others are escaped.
  private boolean code(int end) {
    if (end < 0) {
      return false;
    }
    run(end, true);
    at = Math.max(at, end);
    return true;
  }

  private boolean span() {
    int end = CodeSpans.spanEnd(source, at, blocks.get(block).end());
    if (end < 0) {
      at += CodeSpans.runLength(source, at);
      return true;
    }
    return code(end);
  }

  private boolean formula() {
    int end = mdx.isPresent() ? expressions.formulaEnd(at) : -1;
    at = Math.max(at, end);
    return end >= 0;
  }

  private boolean escape() {
    at = Math.min(at + 2, source.length());
    return true;
  }

  private boolean brace(boolean code) {
    if (!code && mdx.isPresent() && isRead(expressions.parse(at))) {
      return true;
    }
    if (source.startsWith("{{<", at) || source.startsWith("{{%", at)) {
      return shortcode(code);
    }
    if (!source.startsWith("{%", at) && !source.startsWith("{{", at)) {
      return false;
    }
    return isAdded(zola.parse(at, code))
        || (!code && isAdded(ownTags.parse(at).map(Lexer::shortcode)))
        || isAdded(
            liquid
                .parse(at, dialect.is(Dialect.JEKYLL))
                .filter(tag -> !code || isExpandedInCode(tag)));
  }

  private static Token shortcode(ShortcodeTag tag) {
    return new Token.Shortcode(tag, false, false, tag.start(), tag.end());
  }

  private boolean isAdded(Optional<? extends Token> token) {
    token.ifPresent(this::add);
    return token.isPresent();
  }

  // Jekyll expands Liquid in code. Its users put raw around a fence or within it.
  private boolean isExpandedInCode(Token.Liquid tag) {
    return tag.name().equals("raw") || dialect.is(Dialect.JEKYLL);
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
    add(new Token.Shortcode(tag, code, false, tag.start(), tag.end()));
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
}
