package press.offprint.content.shortcode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import press.offprint.model.Code;
import press.offprint.model.Problem;

/**
 * The text that an expansion writes, with its slots and problems; one for each post. What another
 * post gives is written on a sheet within it: its lines are those of the place it stands in.
 */
final class Sheet {
  // Where a note goes on over a line of a quote or a list.
  private static final Pattern MARGIN = Pattern.compile("\\n[ \\t>]*");

  private final String source;
  private final String nonce;
  private final Weaver out;
  private final List<Slot> slots;
  private final List<Problem> problems;
  private final List<Note> notes;
  private final boolean within;

  /** A note that is written in the text, to be set apart. */
  private record Note(String text, int line) {}

  Sheet(String body, int firstLine, String nonce) {
    this(
        body,
        nonce,
        new Weaver(body, firstLine),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        false);
  }

  private Sheet(
      String source,
      String nonce,
      Weaver out,
      List<Slot> slots,
      List<Problem> problems,
      List<Note> notes,
      boolean within) {
    this.source = source;
    this.nonce = nonce;
    this.out = out;
    this.slots = slots;
    this.problems = problems;
    this.notes = notes;
    this.within = within;
  }

  /** A sheet for {@code text}, which stands where this one has come to. */
  Sheet within(String text) {
    return new Sheet(text, nonce, out, slots, problems, notes, true);
  }

  /** Writes a reference to a note, which itself comes behind all else. */
  void note(String text, Token token) {
    out.add("[^" + name(notes.size()) + "]");
    notes.add(new Note(MARGIN.matcher(text).replaceAll(" "), line(token)));
  }

  /** How many notes were set apart so far. */
  int notes() {
    return notes.size();
  }

  /** Begins the note {@code number} behind the text; it belongs to the line that refers to it. */
  Sheet beginNote(int number) {
    Note note = notes.get(number);
    out.goBack(note.line());
    out.add("\n\n[^" + name(number) + "]: ");
    return within(note.text());
  }

  private String name(int note) {
    return nonce + "i" + note;
  }

  /** Goes to {@code token}: what is written and reported next belongs to its line. */
  void goTo(Token token) {
    line(token);
  }

  private int line(Token token) {
    return within ? out.line() : out.line(token.start());
  }

  /** Copies a part of the source as it is. */
  void copy(int start, int end) {
    if (within) {
      out.add(source.substring(start, end));
    } else {
      out.copy(start, end);
    }
  }

  /** Writes text of our own making. */
  void add(String text) {
    out.add(text);
  }

  /** Writes what is to be shown as it is, with straight quotes; lines stay lines of the text. */
  void literal(String text) {
    if (text.indexOf('\n') < 0) {
      put(new Slot.Words(text, text, text));
    } else {
      out.add(text);
    }
  }

  /** Writes a token that stands for {@code slot}. */
  void put(Slot slot) {
    out.add(token(slot));
  }

  /** The token that stands for {@code slot}, to be written by whoever asks. */
  String token(Slot slot) {
    slots.add(slot);
    return Slots.token(nonce, slots.size() - 1);
  }

  void html(String html, Token token) {
    put(new Slot.Html(html, original(token)));
  }

  /** Half of a pair stands in a paragraph of its own, so that what lies between is blocks. */
  void block(String html, Token token) {
    String margin = out.margin();
    out.add("\n" + margin + "\n" + margin);
    html(html, token);
    out.add("\n" + margin + "\n" + margin);
  }

  void warn(Code code, Token token, String message, String hint) {
    problems.add(Problem.warning(code, line(token), message, hint));
  }

  /** What the post says where {@code token} stands. */
  String original(Token token) {
    return source.substring(token.start(), token.end());
  }

  String source() {
    return source;
  }

  Expansion done() {
    return new Expansion(out.text(), out.lines(), new Slots(nonce, slots), problems);
  }
}
