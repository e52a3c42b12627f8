package press.offprint.content.shortcode.expansion;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The writer of one post's expanded text, placeholders, inline notes and problems. A nested writer
 * adds a text from elsewhere; its lines and problems belong to the line of the outer text.
 */
public final class ExpansionWriter {
  // The start of a continuation line within a quotation or a list.
  private static final Pattern MARGIN = Pattern.compile("\\n[ \\t>]*");

  private final String source;
  private final String nonce;
  private final LineTrackingWriter out;
  private final List<Placeholder> placeholders;
  private final List<Problem> problems;
  private final List<InlineNote> notes;
  private final boolean isNested;

  /** A footnote that is written within a sentence and is moved after the body. */
  private record InlineNote(String text, int line) {}

  /**
   * Starts a text.
   *
   * @param firstLine the line of the source file that the body starts on
   * @param nonce a word that the body does not contain
   */
  public ExpansionWriter(String body, int firstLine, String nonce) {
    this.source = body;
    this.nonce = nonce;
    this.out = new LineTrackingWriter(body, firstLine);
    this.placeholders = new ArrayList<>();
    this.problems = new ArrayList<>();
    this.notes = new ArrayList<>();
    this.isNested = false;
  }

  private ExpansionWriter(String source, ExpansionWriter outer) {
    this.source = source;
    this.nonce = outer.nonce;
    this.out = outer.out;
    this.placeholders = outer.placeholders;
    this.problems = outer.problems;
    this.notes = outer.notes;
    this.isNested = true;
  }

  /** Returns a writer that adds {@code text} at the current position. */
  public ExpansionWriter nested(String text) {
    return new ExpansionWriter(text, this);
  }

  /** Writes a reference to an inline note. The note is written later, by {@link #beginNote}. */
  public void addNote(String text, Token token) {
    out.add("[^" + noteName(notes.size()) + "]");
    notes.add(new InlineNote(MARGIN.matcher(text).replaceAll(" "), line(token)));
  }

  /** Returns the number of inline notes so far. */
  public int noteCount() {
    return notes.size();
  }

  /** Starts the definition of an inline note and returns a writer for its text. */
  public ExpansionWriter beginNote(int index) {
    InlineNote note = notes.get(index);
    out.moveBackToLine(note.line());
    out.add("\n\n[^" + noteName(index) + "]: ");
    return nested(note.text());
  }

  private String noteName(int index) {
    return nonce + "i" + index;
  }

  /** Moves to a token. The text that is written next belongs to the line of the token. */
  public void moveTo(Token token) {
    line(token);
  }

  private int line(Token token) {
    return isNested ? out.line() : out.moveTo(token.start());
  }

  /** Copies a part of the source. */
  public void copy(int start, int end) {
    if (isNested) {
      out.add(source.substring(start, end));
    } else {
      out.copy(start, end);
    }
  }

  /** Writes Markdown that is not in the source. */
  public void add(String markdown) {
    out.add(markdown);
  }

  /**
   * Writes a text that is shown as it is, with straight quotes. A text of several lines is Markdown
   * nevertheless, because it may hold blocks.
   */
  public void addLiteral(String text) {
    if (text.indexOf('\n') < 0) {
      put(new Placeholder.Words(text, text, text));
    } else {
      out.add(text);
    }
  }

  /** Writes the token of a placeholder. */
  public void put(Placeholder placeholder) {
    out.add(placeholder(placeholder));
  }

  /** Adds a placeholder and returns its token, which the caller writes. */
  public String placeholder(Placeholder placeholder) {
    placeholders.add(placeholder);
    return Placeholders.token(nonce, placeholders.size() - 1);
  }

  /** Writes HTML in place of a token. */
  public void html(String html, Token token) {
    put(new Placeholder.Html(html, original(token)));
  }

  /** Writes HTML as a paragraph, so that the text before and after it is a sequence of blocks. */
  public void block(String html, Token token) {
    String margin = out.margin();
    out.add("\n" + margin + "\n" + margin);
    html(html, token);
    out.add("\n" + margin + "\n" + margin);
  }

  /** Reports a problem in the line of a token. */
  public void warn(ProblemCode code, Token token, String message, String hint) {
    problems.add(Problem.warning(code, line(token), message, hint));
  }

  /** Returns the source text of a token. */
  public String original(Token token) {
    return source.substring(token.start(), token.end());
  }

  public String source() {
    return source;
  }

  /** Returns all that was written. */
  public Expansion finish() {
    return new Expansion(out.text(), out.lines(), new Placeholders(nonce, placeholders), problems);
  }
}
