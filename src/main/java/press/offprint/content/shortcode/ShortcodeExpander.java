package press.offprint.content.shortcode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.markdown.dialect.Dialect;
import press.offprint.content.shortcode.expansion.Expansion;
import press.offprint.content.shortcode.expansion.ExpansionWriter;
import press.offprint.content.shortcode.expansion.ScriptLosses;
import press.offprint.content.shortcode.lex.Lexer;
import press.offprint.content.shortcode.lex.ShortcodeTag;
import press.offprint.content.shortcode.lex.TagParser;
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.problem.ProblemCode;

/**
 * Expands the shortcodes of Hugo, Zola and WordPress and the Liquid tags of Jekyll, and removes the
 * JavaScript of MDX, in the body of a post, before Markdown is parsed, as these tools do. A
 * placeholder takes the place of the HTML of a shortcode, so that Markdown does not change it. The
 * text that a shortcode encloses stays in its place, because it is Markdown that shares the
 * footnotes and link definitions of the post.
 */
public final class ShortcodeExpander {
  private static final Shortcode TEMPLATE = new TemplateShortcode();

  private final ExpansionContext context;
  private final ExpansionWriter out;

  private ShortcodeExpander(ExpansionWriter out, ExpansionContext context) {
    this.context = context;
    this.out = out;
  }

  /**
   * Expands a body.
   *
   * @param firstLine the line of the source file that the body starts on
   * @param nonce a word of ASCII letters and digits that the body does not contain
   */
  public static Expansion expand(
      String body, int firstLine, String nonce, ExpansionContext context) {
    ExpansionWriter out = new ExpansionWriter(body, firstLine, nonce, context.inserted());
    new ShortcodeExpander(out, context)
        .run(Lexer.tokens(body, context.dialect(), context.templates()::has, context::field));
    return out.finish();
  }

  private void run(List<Token> tokens) {
    Map<Token, Token> closingTags = matchTags(tokens);
    Map<Token, ShortcodeCall> openCalls = new HashMap<>();
    Token resumeAt = null;
    for (Token token : tokens) {
      if (resumeAt != null && token != resumeAt) {
        continue;
      }
      resumeAt = null;
      out.moveTo(token);
      if (!(token instanceof Token.Shortcode shortcode)) {
        write(token);
      } else if (shortcode.code()) {
        expandInCode(shortcode);
      } else if (shortcode.tag().closing()) {
        ShortcodeCall call = openCalls.remove(token);
        if (call != null) {
          call.writeEnd();
        }
      } else {
        Token closingTag = closingTags.get(token);
        ShortcodeCall call = new ShortcodeCall(shortcode, closingTag, out, context);
        if (isOtherCall(shortcode, closingTag)) {
          reportCall(shortcode);
          continue;
        }
        find(call.name()).expand(call);
        if (closingTag != null) {
          openCalls.put(closingTag, call);
          resumeAt = call.isInnerSkipped() ? closingTag : null;
        }
      }
    }
  }

  private void write(Token token) {
    if (token instanceof Token.Text) {
      out.copy(token.start(), token.end());
    } else if (token instanceof Token.Literal literal) {
      out.addLiteral(literal.text());
    } else if (token instanceof Token.Liquid liquid) {
      LiquidTags.find(liquid.name()).expand(new ShortcodeCall(liquid, out, context));
    } else if (token instanceof Token.Caption caption) {
      writeCaption(caption);
    } else if (token instanceof Token.Script script) {
      ScriptLosses.report(script, out);
      if (script.loss() == Token.Loss.EXPRESSION && script.markdown().isEmpty()) {
        out.code(script);
      } else {
        out.add(script.markdown());
      }
    } else if (token instanceof Token.Partial partial) {
      out.partial(partial.path());
    } else if (token instanceof Token.Malformed) {
      reportMalformed(token);
    }
  }

  /** Maps each opening tag to its closing tag. A tag without one is not in the map. */
  private static Map<Token, Token> matchTags(List<Token> tokens) {
    Map<Token, Token> closingTags = new HashMap<>();
    Map<String, Deque<Token>> open = new HashMap<>();
    for (Token token : tokens) {
      if (token instanceof Token.Shortcode shortcode && !shortcode.code()) {
        ShortcodeTag tag = shortcode.tag();
        Deque<Token> unmatched = open.computeIfAbsent(tag.name(), name -> new ArrayDeque<>());
        if (!tag.closing() && !tag.complete()) {
          unmatched.push(token);
        } else if (tag.closing() && !unmatched.isEmpty()) {
          closingTags.put(unmatched.pop(), token);
        }
      }
    }
    return closingTags;
  }

  private Shortcode find(String name) {
    return context.templates().has(name) ? TEMPLATE : BuiltInShortcodes.find(name);
  }

  // A call of another language's template, such as {{ icon(name="x") }}.
  private boolean isOtherCall(Token.Shortcode token, Token closingTag) {
    return token.isZola()
        && closingTag == null
        && !context.dialect().is(Dialect.ZOLA)
        && !context.templates().has(token.tag().name())
        && !BuiltInShortcodes.has(token.tag().name())
        && !UnknownShortcode.hasWords(token.tag().parameters());
  }

  private void reportCall(Token.Shortcode token) {
    out.warn(
        ProblemCode.SHORTCODE_UNKNOWN,
        token,
        "The shortcode \"" + token.tag().name() + "\" is unknown; the tag is kept as written.",
        "Write templates/shortcodes/" + token.tag().name() + ".html, or use Markdown instead.");
    out.addLiteral(out.original(token));
  }

  // WordPress: the caption is the text after the image, or an attribute of the tag.
  private void writeCaption(Token.Caption caption) {
    out.add("\n\n");
    out.html("<figure>", caption);
    out.copy(caption.imageStart(), caption.imageEnd());
    out.html("<figcaption>", caption);
    out.add(out.source().substring(caption.textStart(), caption.textEnd()).strip());
    out.html("</figcaption></figure>", caption);
    out.add("\n\n");
  }

  private void expandInCode(Token.Shortcode token) {
    ShortcodeCall call = new ShortcodeCall(token, null, out, context);
    Optional<String> text =
        context.dialect().is(Dialect.HUGO)
            ? BuiltInShortcodes.find(call.name()).expandInCode(call)
            : Optional.empty();
    text.ifPresentOrElse(call::writeMarkdown, call::copyTag);
  }

  private void reportMalformed(Token token) {
    out.warn(
        ProblemCode.SHORTCODE_INVALID,
        token,
        TagParser.isOpen(out.source(), token.start())
            ? "The tag of a shortcode starts here and is not closed; it is kept as written."
            : "The tag of a shortcode starts here and is malformed; it is kept as written.",
        "Close its quotes and its braces, or write it as {{</* name */>}} to show it.");
    out.copy(token.start(), token.end());
  }
}
