package press.offprint.content.markdown.limit;

import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * The text that one article inserts at its references: titles, values of fields, link definitions,
 * citations, meanings of terms, the output of shortcodes, embedded notes. A reference of a few
 * characters may insert thousands of them, so their sum is limited to a multiple of the size of a
 * post. For one thread.
 */
public final class InsertedText {
  private static final long PER_BYTE_OF_POST = 4;

  private final long most;
  private long characters;

  public InsertedText(Limits limits) {
    this.most = PER_BYTE_OF_POST * limits.postBytes();
  }

  /**
   * Counts a text that is inserted once.
   *
   * @param line the one-based line of the post, 0 if it is not known
   * @throws LimitException if all texts together exceed the limit
   */
  public void add(CharSequence text, int line) {
    characters += text.length();
    if (characters > most) {
      throw new LimitException(
          Problem.error(
              ProblemCode.LIMIT_SIZE,
              line,
              "References insert more than "
                  + most
                  + " characters; the last text begins with \""
                  + MeteredText.shown(text.subSequence(0, Math.min(text.length(), 200)).toString())
                  + "\".",
              "Shorten what is referred to, or split the post."));
    }
  }
}
