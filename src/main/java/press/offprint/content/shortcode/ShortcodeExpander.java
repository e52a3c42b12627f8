package press.offprint.content.shortcode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.qr.QrCode;
import press.offprint.content.shortcode.expansion.Expansion;
import press.offprint.content.shortcode.expansion.ExpansionWriter;
import press.offprint.content.shortcode.expansion.Placeholder;
import press.offprint.content.shortcode.lex.Lexer;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.content.shortcode.lex.ShortcodeTag;
import press.offprint.content.shortcode.lex.TagParser;
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.ProblemCode;
import press.offprint.model.text.Markup;

/**
 * Expands the shortcodes of Hugo and Zola, Jekyll's tags and formulas in one post's body. What a
 * shortcode makes stands in the text as a token, so that Markdown does not touch it; what a
 * shortcode encloses stays in place and is Markdown like all else, with the post's footnotes and
 * references.
 *
 * <p>As Hugo does, tags are expanded in code too, but only those that give words, so that a post
 * about shortcodes shows them.
 */
public final class ShortcodeExpander {
  private static final Set<String> INCLUDES =
      Set.of("include", "readfile", "include_relative", "include-md", "include-code", "readFile");
  private static final Set<String> WORDS = Set.of("param", "ref", "relref");
  // What these enclose is never Markdown.
  private static final Set<String> PLAIN_INSIDE = Set.of("highlight", "qr");

  private static final int MOST_EMBEDDED = 50;

  private final ExpansionContext context;
  private final ExpansionWriter out;
  private final RefShortcode references;
  private final LiquidTags liquids;
  private final WikilinkExpander wikilinks;
  private final CustomShortcodes own;
  private int embedded;

  private ShortcodeExpander(ExpansionWriter out, ExpansionContext context, boolean embeds) {
    this.context = context;
    this.out = out;
    this.references = new RefShortcode(out, context.references());
    this.liquids = new LiquidTags(out, context, references);
    WikilinkExpander.Embedding none = text -> false;
    this.wikilinks = new WikilinkExpander(out, context.references(), embeds ? this::embed : none);
    this.own = new CustomShortcodes(out, context);
  }

  /**
   * Expands {@code body}.
   *
   * @param firstLine the post's line that the body begins on
   * @param nonce a word of ASCII letters and digits that the body does not contain
   */
  public static Expansion expand(
      String body, int firstLine, String nonce, ExpansionContext context) {
    ShortcodeExpander expander =
        new ShortcodeExpander(new ExpansionWriter(body, firstLine, nonce), context, true);
    expander.run(Lexer.tokens(body));
    expander.notes();
    return expander.out.done();
  }

  // One that holds another adds to them.
  private void notes() {
    for (int i = 0; i < out.notes(); i++) {
      ExpansionWriter sheet = out.beginNote(i);
      new ShortcodeExpander(sheet, context, false).run(Lexer.tokens(sheet.source()));
    }
  }

  // What stands in another note is expanded in its place; what that note embeds is linked to.
  private boolean embed(String text) {
    if (++embedded > MOST_EMBEDDED) {
      return false;
    }
    new ShortcodeExpander(out.within(text), context, false).run(Lexer.tokens(text));
    return true;
  }

  private void run(List<Token> tokens) {
    Map<Token, Token> closers = closers(tokens);
    Set<Token> closing = Set.copyOf(closers.values());
    Deque<Token> openDetails = new ArrayDeque<>();
    Token skipTo = null;
    for (Token token : tokens) {
      if (skipTo != null && token != skipTo) {
        continue;
      }
      skipTo = null;
      out.goTo(token);
      if (token instanceof Token.Text text) {
        out.copy(text.start(), text.end());
      } else if (token instanceof Token.Literal literal) {
        out.literal(literal.text());
      } else if (token instanceof Token.Malformed malformed) {
        malformed(malformed);
      } else if (token instanceof Token.Formula formula) {
        out.put(new Placeholder.Formula(formula.tex(), formula.display(), out.original(token)));
      } else if (token instanceof Token.Liquid liquid) {
        liquids.write(liquid);
      } else if (token instanceof Token.Wiki wiki) {
        wikilinks.write(wiki);
      } else if (token instanceof Token.Note note) {
        out.note(note.text(), token);
      } else if (token instanceof Token.Html html) {
        out.html(html.html(), html);
      } else if (token instanceof Token.Shortcode shortcode) {
        Optional<Token> closer = Optional.ofNullable(closers.get(token));
        if (shortcode.code()) {
          inCode(shortcode);
        } else if (own.knows(shortcode.tag().name())) {
          if (!own.write(shortcode, closer, closer.map(end -> inner(token, end)))) {
            skipTo = closer.get();
          }
        } else if (PLAIN_INSIDE.contains(shortcode.tag().name()) && closer.isPresent()) {
          plainInside(shortcode, inner(token, closer.get()));
          skipTo = closer.get();
        } else if (shortcode.tag().name().equals("details")) {
          details(shortcode, closer.isPresent(), openDetails);
        } else if (!closing.contains(token)) {
          expand(shortcode);
        }
      }
    }
  }

  // Each opening tag with the tag that closes it; tags that nothing closes stand alone.
  private static Map<Token, Token> closers(List<Token> tokens) {
    Map<Token, Token> closers = new HashMap<>();
    Map<String, Deque<Token>> open = new HashMap<>();
    for (Token token : tokens) {
      if (token instanceof Token.Shortcode shortcode && !shortcode.code()) {
        ShortcodeTag tag = shortcode.tag();
        Deque<Token> waiting = open.computeIfAbsent(tag.name(), name -> new ArrayDeque<>());
        if (!tag.closing() && !tag.complete()) {
          waiting.push(token);
        } else if (tag.closing() && !waiting.isEmpty()) {
          closers.put(waiting.pop(), token);
        }
      }
    }
    return closers;
  }

  private void plainInside(Token.Shortcode token, String inner) {
    if (token.tag().name().equals("qr")) {
      qr(token, inner);
    } else {
      highlight(token, inner);
    }
  }

  private void expand(Token.Shortcode token) {
    ShortcodeTag tag = token.tag();
    ShortcodeParameters parameters = tag.parameters();
    String name = tag.name().endsWith(".html") ? tag.name().replace(".html", "") : tag.name();
    if (INCLUDES.contains(name)) {
      liquids.include(token);
    } else if (tag.closing()) {
      unknown(token);
    } else if (WORDS.contains(name)) {
      words(token, name);
    } else if (EmbedLinks.knows(name)) {
      EmbedLinks.html(name, parameters)
          .ifPresentOrElse(html -> out.html(html, token), () -> invalid(token));
    } else if (name.equals("figure")) {
      String html = FigureShortcode.html(parameters, context.inline());
      out.html(html, token);
    } else if (name.equals("highlight")) {
      highlight(token, "");
    } else if (name.equals("qr")) {
      qr(token, "");
    } else {
      unknown(token);
    }
  }

  private void words(Token.Shortcode token, String name) {
    Optional<String> argument = token.tag().parameters().find("path", 0);
    if (argument.isEmpty()) {
      invalid(token);
    } else if (name.equals("param")) {
      context
          .field(argument.get())
          .ifPresentOrElse(
              value -> out.put(new Placeholder.Words(value, value, out.original(token))),
              () -> invalid(token));
    } else {
      references.put(argument.get(), token);
    }
  }

  private void inCode(Token.Shortcode token) {
    Optional<String> argument = token.tag().parameters().find("path", 0);
    Optional<String> words =
        switch (token.tag().name()) {
          case "param" -> argument.flatMap(context::field);
          case "ref", "relref" ->
              argument.flatMap(reference -> references.resolve(reference, token));
          default -> Optional.empty();
        };
    words.ifPresentOrElse(out::add, () -> out.copy(token.start(), token.end()));
  }

  private void highlight(Token.Shortcode token, String code) {
    ShortcodeParameters parameters = token.tag().parameters();
    String language = parameters.find("lang", 0).orElse("");
    String options = parameters.find("options", 1).orElse("");
    out.html(CodeShortcode.html(language, options, code), token);
  }

  private void details(Token.Shortcode token, boolean opens, Deque<Token> open) {
    if (opens) {
      open.push(token);
      ShortcodeParameters parameters = token.tag().parameters();
      String summary =
          parameters.find("summary", 0).or(() -> parameters.named("title")).orElse("Details");
      boolean shown = parameters.named("open").filter(value -> !value.equals("false")).isPresent();
      out.block(
          "<details"
              + (shown ? " open>" : ">")
              + "<summary>"
              + context.inline().apply(summary)
              + "</summary>",
          token);
    } else if (token.tag().closing() && !open.isEmpty()) {
      open.pop();
      out.block("</details>", token);
    } else {
      unknown(token);
    }
  }

  // As in Hugo, a parameter goes before what the tags enclose.
  private void qr(Token.Shortcode token, String inner) {
    Optional<String> text =
        token
            .tag()
            .parameters()
            .find("text", 0)
            .or(() -> Optional.of(inner.strip()))
            .filter(written -> !written.isBlank());
    if (text.isEmpty()) {
      invalid(token);
      return;
    }
    try {
      String picture = context.picture().apply(QrCode.svg(text.get()));
      String alt = token.tag().parameters().named("alt").orElse(text.get());
      out.html(
          "<figure class=\"qr\"><img src=\""
              + Markup.escape(picture)
              + "\" alt=\""
              + Markup.escape(alt)
              + "\"/></figure>",
          token);
    } catch (IllegalArgumentException e) {
      invalid(token);
    }
  }

  private void unknown(Token.Shortcode token) {
    if (token.tag().closing()) {
      return;
    }
    out.warn(
        ProblemCode.SHORTCODE_UNKNOWN,
        token,
        "There is no shortcode \"" + token.tag().name() + "\"; what it encloses stays as it is.",
        "Write templates/shortcodes/" + token.tag().name() + ".html, or plain Markdown.");
  }

  private void invalid(Token.Shortcode token) {
    out.warn(
        ProblemCode.SHORTCODE_INVALID,
        token,
        "The shortcode \"" + token.tag().name() + "\" lacks what it needs: " + out.original(token),
        "Check its parameters.");
    out.put(new Placeholder.Words(out.original(token), "", out.original(token)));
  }

  private void malformed(Token.Malformed token) {
    out.warn(
        ProblemCode.SHORTCODE_INVALID,
        token,
        TagParser.isOpen(out.source(), token.start())
            ? "A shortcode's tag begins here and is not closed; it stays as it is."
            : "A shortcode's tag begins here and cannot be read; it stays as it is.",
        "Close its quotes and its braces, or write it as {{</* name */>}} to show it.");
    out.copy(token.start(), token.end());
  }

  private String inner(Token open, Token close) {
    return out.source().substring(open.end(), close.start());
  }
}
