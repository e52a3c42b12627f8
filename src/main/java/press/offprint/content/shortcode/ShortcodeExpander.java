package press.offprint.content.shortcode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.offprint.content.shortcode.expansion.Expansion;
import press.offprint.content.shortcode.expansion.ExpansionWriter;
import press.offprint.content.shortcode.expansion.Placeholder;
import press.offprint.content.shortcode.lex.Lexer;
import press.offprint.content.shortcode.lex.ShortcodeTag;
import press.offprint.content.shortcode.lex.TagParser;
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.problem.ProblemCode;

/**
 * Expands the shortcodes of Hugo and Zola, the Liquid tags of Jekyll, the links of Obsidian and
 * formulas in the body of a post. A placeholder takes the place of the HTML of a shortcode, so that
 * Markdown does not change it. The text that a shortcode encloses stays in its place, because it is
 * Markdown that shares the footnotes and link definitions of the post.
 */
public final class ShortcodeExpander {
  private static final int MAX_EMBEDDED_NOTES = 50;
  private static final Shortcode TEMPLATE = new TemplateShortcode();

  private final ExpansionContext context;
  private final ExpansionWriter out;
  private final WikilinkExpander wikilinks;
  private int embeddedNotes;

  private ShortcodeExpander(
      ExpansionWriter out, ExpansionContext context, boolean isEmbeddingAllowed) {
    this.context = context;
    this.out = out;
    this.wikilinks =
        new WikilinkExpander(
            out, context.references(), isEmbeddingAllowed ? this::embed : text -> false);
  }

  /**
   * Expands a body.
   *
   * @param firstLine the line of the source file that the body starts on
   * @param nonce a word of ASCII letters and digits that the body does not contain
   */
  public static Expansion expand(
      String body, int firstLine, String nonce, ExpansionContext context) {
    ShortcodeExpander expander =
        new ShortcodeExpander(new ExpansionWriter(body, firstLine, nonce), context, true);
    expander.run(Lexer.tokens(body));
    expander.expandInlineNotes();
    return expander.out.finish();
  }

  // Inline notes become definitions after the body. A note that contains a note adds to them.
  private void expandInlineNotes() {
    for (int i = 0; i < out.noteCount(); i++) {
      ExpansionWriter note = out.beginNote(i);
      new ShortcodeExpander(note, context, false).run(Lexer.tokens(note.source()));
    }
  }

  /** Writes an embedded note. The notes that it embeds in turn become links. */
  private boolean embed(String text) {
    if (++embeddedNotes > MAX_EMBEDDED_NOTES) {
      return false;
    }
    new ShortcodeExpander(out.nested(text), context, false).run(Lexer.tokens(text));
    return true;
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
    } else if (token instanceof Token.Formula formula) {
      out.put(new Placeholder.Formula(formula.tex(), formula.display(), out.original(token)));
    } else if (token instanceof Token.Liquid liquid) {
      LiquidTags.find(liquid.name()).expand(new ShortcodeCall(liquid, out, context));
    } else if (token instanceof Token.Wiki wikilink) {
      wikilinks.write(wikilink);
    } else if (token instanceof Token.Note note) {
      out.addNote(note.text(), token);
    } else if (token instanceof Token.Html html) {
      out.html(html.html(), token);
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

  private void expandInCode(Token.Shortcode token) {
    ShortcodeCall call = new ShortcodeCall(token, null, out, context);
    BuiltInShortcodes.find(call.name())
        .expandInCode(call)
        .ifPresentOrElse(call::writeMarkdown, call::copyTag);
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
