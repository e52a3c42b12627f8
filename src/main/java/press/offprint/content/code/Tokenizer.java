package press.offprint.content.code;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import press.offprint.content.script.HostFunction;
import press.offprint.model.text.Markup;

/**
 * The tokenizer of Prism in Java, for grammars without scripts: pages with code take a fifth less
 * processor time than with the tokenizer of Prism on the script engine. The tokens are the same.
 * Not thread-safe.
 *
 * <p>Each rule in turn searches the parts of the text that are not tokens yet. A greedy rule
 * searches the whole text. If its match starts outside of tokens, it replaces the tokens that it
 * covers, and the earlier rules search the remainders of those tokens again.
 */
final class Tokenizer implements HostFunction {
  private Object source;
  private Grammar grammar;
  private Context context;
  private Scriptable scope;

  /**
   * Returns code as XHTML, with {@code <span class="token ...">} around its tokens, or {@code null}
   * if the grammar cannot be read.
   *
   * @param arguments the code and the grammar of Prism
   */
  @Override
  public Object call(Context context, Object... arguments) {
    if (source != arguments[1]) {
      source = arguments[1];
      grammar = GrammarReader.read(source).orElse(null);
    }
    if (grammar == null) {
      return null;
    }
    this.context = context;
    this.scope = ((Scriptable) source).getParentScope();
    return markup(arguments[0].toString(), grammar);
  }

  private String markup(String text, Grammar grammar) {
    Parts parts = new Parts(text);
    apply(grammar, text, parts, parts.head, 0, null);
    return parts.markup();
  }

  /** A part of the text: plain text, or a token, which has markup. */
  private static final class Part {
    private final String text;
    private final String markup;
    private Part previous;
    private Part next;

    Part(String text, String markup) {
      this.text = text;
      this.markup = markup;
    }

    boolean isToken() {
      return markup != null;
    }

    int length() {
      return text.length();
    }
  }

  /** The parts of a text as a linked list, between two sentinels. */
  private static final class Parts {
    private final Part head = new Part("", "");
    private final Part tail = new Part("", "");
    private int count;

    Parts(String text) {
      head.next = tail;
      tail.previous = head;
      addAfter(head, new Part(text, null));
    }

    void addAfter(Part part, Part added) {
      added.previous = part;
      added.next = part.next;
      part.next.previous = added;
      part.next = added;
      count++;
    }

    void removeAfter(Part part, int number) {
      Part next = part.next;
      for (int i = 0; i < number && next != tail; i++) {
        next = next.next;
        count--;
      }
      part.next = next;
      next.previous = part;
    }

    String markup() {
      StringBuilder out = new StringBuilder();
      for (Part part = head.next; part != tail; part = part.next) {
        out.append(part.isToken() ? part.markup : Markup.escape(part.text));
      }
      return out.toString();
    }
  }

  /** A second search after a greedy match: the rule before which it ends, and its extent. */
  private static final class Rematch {
    private final TokenRule cause;
    private int end;

    Rematch(TokenRule cause, int end) {
      this.cause = cause;
      this.end = end;
    }

    void extendTo(int offset) {
      end = Math.max(end, offset);
    }
  }

  private void apply(
      Grammar grammar, String text, Parts parts, Part before, int start, Rematch rematch) {
    for (TokenRule rule : grammar.rules) {
      if (rematch != null && rematch.cause == rule) {
        return;
      }
      new Pass(grammar, rule, text, parts, rematch).run(before.next, start);
      if (parts.count > text.length()) {
        // Rules that match the empty text could go on for ever.
        return;
      }
    }
  }

  /** A pass of one rule over the parts of a text. */
  private final class Pass {
    private final Grammar grammar;
    private final TokenRule rule;
    private final String text;
    private final Parts parts;
    private final Rematch rematch;
    private Part part;
    private int offset;

    Pass(Grammar grammar, TokenRule rule, String text, Parts parts, Rematch rematch) {
      this.grammar = grammar;
      this.rule = rule;
      this.text = text;
      this.parts = parts;
      this.rematch = rematch;
    }

    void run(Part first, int start) {
      part = first;
      offset = start;
      boolean hasMore = true;
      while (hasMore && part != parts.tail && !isAtEnd()) {
        if (!part.isToken()) {
          hasMore = rule.isGreedy() ? searchText() : searchPart();
        }
        offset += part.length();
        part = part.next;
      }
    }

    private boolean isAtEnd() {
      return (rematch != null && offset >= rematch.end) || parts.count > text.length();
    }

    private boolean searchPart() {
      TokenRule.Match match = rule.find(context, scope, part.text, 0);
      if (match != null) {
        replace(part.text, match.start(), match.end(), 1);
      }
      return true;
    }

    /** Searches the rest of the text; returns false if there is no further match. */
    private boolean searchText() {
      TokenRule.Match match = rule.find(context, scope, text, offset);
      if (match == null || match.start() >= text.length()) {
        return false;
      }
      while (match.start() >= offset + part.length()) {
        offset += part.length();
        part = part.next;
      }
      if (part.isToken()) {
        return true;
      }
      int end = offset;
      int covered = 0;
      for (Part last = part;
          last != parts.tail && (end < match.end() || !last.isToken());
          last = last.next) {
        end += last.length();
        covered++;
      }
      String coveredText = text.substring(offset, end);
      replace(coveredText, match.start() - offset, match.end() - offset, covered);
      return true;
    }

    /** Replaces some parts by the token from {@code start} to {@code end} and the rest of them. */
    private void replace(String coveredText, int start, int end, int covered) {
      int coveredEnd = offset + coveredText.length();
      if (rematch != null) {
        rematch.extendTo(coveredEnd);
      }
      Part before = part.previous;
      if (start > 0) {
        Part rest = new Part(coveredText.substring(0, start), null);
        parts.addAfter(before, rest);
        before = rest;
        offset += start;
      }
      parts.removeAfter(before, covered);
      part = token(coveredText.substring(start, end));
      parts.addAfter(before, part);
      if (end < coveredText.length()) {
        parts.addAfter(part, new Part(coveredText.substring(end), null));
      }
      if (covered > 1) {
        Rematch nested = new Rematch(rule, coveredEnd);
        apply(grammar, text, parts, part.previous, offset, nested);
        if (rematch != null) {
          rematch.extendTo(nested.end);
        }
      }
    }

    private Part token(String match) {
      String content = rule.inside() == null ? Markup.escape(match) : markup(match, rule.inside());
      return new Part(match, "<span class=\"token " + rule.classes() + "\">" + content + "</span>");
    }
  }
}
