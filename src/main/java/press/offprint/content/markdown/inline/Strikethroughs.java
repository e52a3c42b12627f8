package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.Subscript;
import com.vladsch.flexmark.ext.gfm.strikethrough.internal.StrikethroughDelimiterProcessor;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.parser.delimiter.DelimiterRun;
import com.vladsch.flexmark.util.data.MutableDataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * Strikethrough as GitHub reads it: between one or two tildes on both sides. One tilde right behind
 * a letter or a digit, as in {@code H~2~O}, is the subscript of pandoc and markdown-it.
 */
public final class Strikethroughs
    implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
  private static final int MAX_TILDES = 2;

  @Override
  public void parserOptions(MutableDataHolder options) {
    // There are none.
  }

  @Override
  public void rendererOptions(MutableDataHolder options) {
    // There are none.
  }

  @Override
  public void extend(HtmlRenderer.Builder builder, String type) {
    StrikethroughExtension.create().extend(builder, type);
  }

  @Override
  public void extend(Parser.Builder builder) {
    builder.customDelimiterProcessor(new Tildes());
  }

  private static final class Tildes extends StrikethroughDelimiterProcessor {
    @Override
    public int getMinLength() {
      return 1;
    }

    @Override
    public int getDelimiterUse(DelimiterRun opener, DelimiterRun closer) {
      int length = opener.length();
      if (length != closer.length() || length > MAX_TILDES) {
        return 0;
      }
      return length > 1 || isPair((Delimiter) opener, (Delimiter) closer) ? length : 0;
    }

    // A single tilde within a word is a range, such as 10~20, unless the pair is a subscript.
    private static boolean isPair(Delimiter opener, Delimiter closer) {
      return isWithinWord(opener)
          ? isSubscript(opener, closer)
          : !isWithinWord(closer) || !isFollowedByDigit(closer);
    }

    private static boolean isWithinWord(Delimiter tilde) {
      int at = tilde.getStartIndex();
      BasedSequence input = tilde.getInput();
      return at > 0
          && at + 1 < input.length()
          && Character.isLetterOrDigit(input.charAt(at - 1))
          && Character.isLetterOrDigit(input.charAt(at + 1));
    }

    private static boolean isFollowedByDigit(Delimiter tilde) {
      return Character.isDigit(tilde.getInput().charAt(tilde.getStartIndex() + 1));
    }

    @Override
    public void process(Delimiter opener, Delimiter closer, int used) {
      BasedSequence start = opener.getTailChars(used);
      BasedSequence end = closer.getLeadChars(used);
      opener.moveNodesBetweenDelimitersTo(
          used == 1 && isSubscript(opener, closer)
              ? new Subscript(start, BasedSequence.NULL, end)
              : new Strikethrough(start, BasedSequence.NULL, end),
          closer);
    }

    private static boolean isSubscript(Delimiter opener, Delimiter closer) {
      int start = opener.getStartIndex();
      BasedSequence input = opener.getInput();
      if (start == 0 || !Character.isLetterOrDigit(input.charAt(start - 1))) {
        return false;
      }
      boolean isRange =
          Character.isDigit(input.charAt(start - 1)) && Character.isDigit(input.charAt(start + 1));
      for (int i = start + 1; i < closer.getStartIndex(); i++) {
        char c = input.charAt(i);
        if (Letters.isSpace(c) || Letters.isCjk(c)) {
          return false;
        }
      }
      return !isRange;
    }
  }
}
