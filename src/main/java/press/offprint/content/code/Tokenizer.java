package press.offprint.content.code;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import press.offprint.model.text.Markup;

/**
 * Divides code into tokens as Prism does: rule after rule of a grammar looks through what is not a
 * token yet. A greedy rule looks through the whole text; where it finds what begins outside of
 * every token, it takes the tokens that its match covers apart, and the rules before it look
 * through what is left of them again.
 */
final class Tokenizer {
  private final Context context;
  private final Scriptable scope;

  Tokenizer(Context context, Scriptable scope) {
    this.context = context;
    this.scope = scope;
  }

  /** A piece of the text: plain, or a token, whose {@code markup} is there. */
  private static final class Piece {
    private final int length;
    private final String text;
    private final String markup;
    private Piece previous;
    private Piece next;

    Piece(String text, String markup) {
      this.length = text.length();
      this.text = text;
      this.markup = markup;
    }

    boolean isToken() {
      return markup != null;
    }
  }

  /** The pieces of a text, between two ends that are none. */
  private static final class Pieces {
    private final Piece head = new Piece("", "");
    private final Piece tail = new Piece("", "");
    private int count;

    Pieces(String text) {
      head.next = tail;
      tail.previous = head;
      addAfter(head, new Piece(text, null));
    }

    void addAfter(Piece piece, Piece added) {
      added.previous = piece;
      added.next = piece.next;
      piece.next.previous = added;
      piece.next = added;
      count++;
    }

    void removeAfter(Piece piece, int number) {
      Piece next = piece.next;
      for (int i = 0; i < number && next != tail; i++) {
        next = next.next;
        count--;
      }
      piece.next = next;
      next.previous = piece;
    }

    String markup() {
      StringBuilder out = new StringBuilder();
      for (Piece piece = head.next; piece != tail; piece = piece.next) {
        out.append(piece.isToken() ? piece.markup : Markup.escape(piece.text));
      }
      return out.toString();
    }
  }

  /** A second look after a match: how far it goes, and the rule before which it ends. */
  private static final class Again {
    private final Grammar.Rule cause;
    private int reach;

    Again(Grammar.Rule cause, int reach) {
      this.cause = cause;
      this.reach = reach;
    }

    void reachTo(int place) {
      reach = Math.max(reach, place);
    }
  }

  /** The text as XHTML, with {@code <span class="token ...">} around its tokens. */
  String markup(String text, Grammar grammar) {
    Pieces pieces = new Pieces(text);
    look(text, pieces, grammar, pieces.head, 0, null);
    return pieces.markup();
  }

  private void look(
      String text, Pieces pieces, Grammar grammar, Piece start, int startsAt, Again again) {
    for (Grammar.Rule rule : grammar.rules) {
      if (again != null && again.cause == rule) {
        return;
      }
      new Look(text, pieces, grammar, rule, again).from(start.next, startsAt);
      if (pieces.count > text.length()) {
        // Rules that match nothing, again and again.
        return;
      }
    }
  }

  /** One rule's way through the pieces. */
  private final class Look {
    private final String text;
    private final Pieces pieces;
    private final Grammar grammar;
    private final Grammar.Rule rule;
    private final Again again;
    private Piece piece;
    private int at;

    Look(String text, Pieces pieces, Grammar grammar, Grammar.Rule rule, Again again) {
      this.text = text;
      this.pieces = pieces;
      this.grammar = grammar;
      this.rule = rule;
      this.again = again;
    }

    void from(Piece start, int startsAt) {
      piece = start;
      at = startsAt;
      boolean more = true;
      while (more && piece != pieces.tail && !isAtItsEnd()) {
        if (!piece.isToken()) {
          more = rule.greedy() ? lookAcross() : lookWithin();
        }
        at += piece.length;
        piece = piece.next;
      }
    }

    private boolean isAtItsEnd() {
      return (again != null && at >= again.reach) || pieces.count > text.length();
    }

    private boolean lookWithin() {
      PrefilteredRegex.Match match = rule.expression().find(context, scope, piece.text, 0);
      if (match != null) {
        put(piece.text, match, 1);
      }
      return true;
    }

    private boolean lookAcross() {
      PrefilteredRegex.Match match = rule.expression().find(context, scope, text, at);
      if (match == null || match.from() >= text.length()) {
        return false;
      }
      while (match.from() >= at + piece.length) {
        at += piece.length;
        piece = piece.next;
      }
      if (piece.isToken()) {
        return true;
      }
      int end = at;
      int covered = 0;
      for (Piece last = piece;
          last != pieces.tail && (end < match.to() || !last.isToken());
          last = last.next) {
        end += last.length;
        covered++;
      }
      PrefilteredRegex.Match within =
          new PrefilteredRegex.Match(match.from() - at, match.to() - at);
      put(text.substring(at, end), within, covered);
      return true;
    }

    /**
     * Puts a token in the place of {@code covered} pieces, and what it leaves of them around it.
     */
    private void put(String covering, PrefilteredRegex.Match match, int covered) {
      int reach = at + covering.length();
      if (again != null) {
        again.reachTo(reach);
      }
      Piece before = piece.previous;
      if (match.from() > 0) {
        Piece left = new Piece(covering.substring(0, match.from()), null);
        pieces.addAfter(before, left);
        before = left;
        at += left.length;
      }
      pieces.removeAfter(before, covered);
      piece = token(covering.substring(match.from(), match.to()));
      pieces.addAfter(before, piece);
      if (match.to() < covering.length()) {
        pieces.addAfter(piece, new Piece(covering.substring(match.to()), null));
      }
      if (covered > 1) {
        lookAgain(reach);
      }
    }

    private Piece token(String matched) {
      String content =
          rule.inside() == null ? Markup.escape(matched) : markup(matched, rule.inside());
      return new Piece(
          matched, "<span class=\"token " + rule.classes() + "\">" + content + "</span>");
    }

    // Tokens were taken apart: what is left of them may be others.
    private void lookAgain(int reach) {
      Again nested = new Again(rule, reach);
      look(text, pieces, grammar, piece.previous, at, nested);
      if (again != null) {
        again.reachTo(nested.reach);
      }
    }
  }
}
