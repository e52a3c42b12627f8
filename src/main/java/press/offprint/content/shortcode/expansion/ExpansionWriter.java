package press.offprint.content.shortcode.expansion;

import java.util.ArrayList;
import java.util.List;
import press.offprint.content.markdown.limit.InsertedText;
import press.offprint.content.markdown.limit.LimitException;
import press.offprint.content.markdown.note.PartialFile;
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.problem.ProblemCollector;
import press.offprint.model.text.Markup;
import press.offprint.model.text.OneLine;

/** The writer of one text's expansion, with its placeholders and problems. */
public final class ExpansionWriter {
  private final String source;
  private final String nonce;
  private final LineTrackingWriter out;
  private final InsertedText inserted;
  private final List<Placeholder> placeholders;
  private final ProblemCollector problems;

  /**
   * Starts a text.
   *
   * @param firstLine the line of the source file that the body starts on
   * @param nonce a word that the body does not contain
   * @param inserted counts what is written and not in the source
   */
  public ExpansionWriter(String body, int firstLine, String nonce, InsertedText inserted) {
    this.source = body;
    this.nonce = nonce;
    this.out = new LineTrackingWriter(body, firstLine);
    this.inserted = inserted;
    this.placeholders = new ArrayList<>();
    this.problems = new ProblemCollector();
  }

  /** Moves to a token. The text that is written next belongs to the line of the token. */
  public void moveTo(Token token) {
    line(token);
  }

  private int line(Token token) {
    return out.moveTo(token.start());
  }

  /** Copies a part of the source. */
  public void copy(int start, int end) {
    out.copy(start, end);
  }

  /**
   * Writes Markdown that is not in the source.
   *
   * @throws LimitException if too much text is inserted
   */
  public void add(String markdown) {
    inserted.add(markdown, out.line());
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
      add(text);
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

  /** Writes a token as code within a line. */
  public void code(Token token) {
    String code = OneLine.of(original(token));
    put(new Placeholder.Html("<code>" + Markup.escape(code) + "</code>", code));
  }

  /** Writes HTML as a paragraph, so that the text before and after it is a sequence of blocks. */
  public void block(String html, Token token) {
    String margin = out.margin();
    out.add("\n" + margin + "\n" + margin);
    html(html, token);
    out.add("\n" + margin + "\n" + margin);
  }

  /** Writes a paragraph in whose place the text of another file is rendered. */
  public void partial(String path) {
    String margin = out.margin();
    String blank = "\n" + margin + "\n" + margin;
    out.add(blank + PartialFile.embed(path, nonce) + blank);
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
    return new Expansion(
        out.text(), out.lines(), new Placeholders(nonce, placeholders), problems.list());
  }
}
