package press.offprint.content.shortcode.expansion;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;

/**
 * The text that an expansion writes, with its slots and problems; one for each post. What another
 * post gives is written on a sheet within it: its lines are those of the place it stands in.
 */
public final class ExpansionWriter {
  // Where a note goes on over a line of a quote or a list.
  private static final Pattern MARGIN = Pattern.compile("\\n[ \\t>]*");

  private final String source;
  private final String nonce;
  private final LineTrackingWriter out;
  private final List<Placeholder> placeholders;
  private final List<Problem> problems;
  private final List<Note> notes;
  private final boolean within;

  /** A note that is written in the text, to be set apart. */
  private record Note(String text, int line) {}

  public ExpansionWriter(String body, int firstLine, String nonce) {
    this(
        body,
        nonce,
        new LineTrackingWriter(body, firstLine),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        false);
  }

  private ExpansionWriter(
      String source,
      String nonce,
      LineTrackingWriter out,
      List<Placeholder> placeholders,
      List<Problem> problems,
      List<Note> notes,
      boolean within) {
    this.source = source;
    this.nonce = nonce;
    this.out = out;
    this.placeholders = placeholders;
    this.problems = problems;
    this.notes = notes;
    this.within = within;
  }

  /** A sheet for {@code text}, which stands where this one has come to. */
  public ExpansionWriter within(String text) {
    return new ExpansionWriter(text, nonce, out, placeholders, problems, notes, true);
  }

  /** Writes a reference to a note, which itself comes behind all else. */
  public void note(String text, Token token) {
    out.add("[^" + name(notes.size()) + "]");
    notes.add(new Note(MARGIN.matcher(text).replaceAll(" "), line(token)));
  }

  /** How many notes were set apart so far. */
  public int notes() {
    return notes.size();
  }

  /** Begins the note {@code number} behind the text; it belongs to the line that refers to it. */
  public ExpansionWriter beginNote(int number) {
    Note note = notes.get(number);
    out.goBack(note.line());
    out.add("\n\n[^" + name(number) + "]: ");
    return within(note.text());
  }

  private String name(int note) {
    return nonce + "i" + note;
  }

  /** Goes to {@code token}: what is written and reported next belongs to its line. */
  public void goTo(Token token) {
    line(token);
  }

  private int line(Token token) {
    return within ? out.line() : out.line(token.start());
  }

  /** Copies a part of the source as it is. */
  public void copy(int start, int end) {
    if (within) {
      out.add(source.substring(start, end));
    } else {
      out.copy(start, end);
    }
  }

  /** Writes text of our own making. */
  public void add(String text) {
    out.add(text);
  }

  /** Writes what is to be shown as it is, with straight quotes; lines stay lines of the text. */
  public void literal(String text) {
    if (text.indexOf('\n') < 0) {
      put(new Placeholder.Words(text, text, text));
    } else {
      out.add(text);
    }
  }

  /** Writes a token that stands for {@code slot}. */
  public void put(Placeholder placeholder) {
    out.add(token(placeholder));
  }

  /** The token that stands for {@code slot}, to be written by whoever asks. */
  public String token(Placeholder placeholder) {
    placeholders.add(placeholder);
    return Placeholders.token(nonce, placeholders.size() - 1);
  }

  public void html(String html, Token token) {
    put(new Placeholder.Html(html, original(token)));
  }

  /** Half of a pair stands in a paragraph of its own, so that what lies between is blocks. */
  public void block(String html, Token token) {
    String margin = out.margin();
    out.add("\n" + margin + "\n" + margin);
    html(html, token);
    out.add("\n" + margin + "\n" + margin);
  }

  public void warn(ProblemCode code, Token token, String message, String hint) {
    problems.add(Problem.warning(code, line(token), message, hint));
  }

  /** What the post says where {@code token} stands. */
  public String original(Token token) {
    return source.substring(token.start(), token.end());
  }

  public String source() {
    return source;
  }

  public Expansion done() {
    return new Expansion(out.text(), out.lines(), new Placeholders(nonce, placeholders), problems);
  }
}
