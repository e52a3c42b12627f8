package press.offprint.content.markdown;

import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * flexmark's parser of running text. The original asks Java for a snapshot of each match, and Java
 * 17 copies the whole paragraph into it; so a paragraph took the square of its links.
 */
final class Inlines extends CommonmarkInlineParser {
  Inlines(
      DataHolder options,
      BitSet special,
      BitSet delimiters,
      Map<Character, DelimiterProcessor> processors,
      LinkRefProcessorData references,
      List<InlineParserExtensionFactory> extensions) {
    super(options, special, delimiters, processors, references, extensions);
  }

  @Override
  public BasedSequence match(Pattern pattern) {
    Matcher matcher = matcher(pattern);
    return matcher == null ? null : input.subSequence(matcher.start(), matcher.end());
  }

  @Override
  public BasedSequence[] matchWithGroups(Pattern pattern) {
    Matcher matcher = matcher(pattern);
    if (matcher == null) {
      return null;
    }
    BasedSequence[] groups = new BasedSequence[matcher.groupCount() + 1];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = matcher.start(i) < 0 ? null : input.subSequence(matcher.start(i), matcher.end(i));
    }
    return groups;
  }

  // CommonMark 0.31.2 section 6.3: what stands in angle brackets may hold spaces and parentheses,
  // and nothing else begins with one. flexmark follows an older edition.
  @Override
  public BasedSequence parseLinkDestination() {
    if (peek() != '<') {
      return super.parseLinkDestination();
    }
    for (int i = index + 1; i < input.length(); i++) {
      switch (input.charAt(i)) {
        case '>' -> {
          BasedSequence destination = input.subSequence(index, i + 1);
          index = i + 1;
          return destination;
        }
        case '<', '\n', '\r' -> {
          return null;
        }
        case '\\' -> i += isEscape(i + 1) ? 1 : 0;
        default -> {
          // It may stand there.
        }
      }
    }
    return null;
  }

  private boolean isEscape(int at) {
    return at < input.length() && "<>\\".indexOf(input.charAt(at)) >= 0;
  }
}
