package press.offprint.content.code;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the {@link RegexPrefixes} of a regular expression of ECMAScript (ECMA-262, section 22.2.1,
 * with annex B.1.2). What only looks around, and what names an earlier group, is taken for more
 * than it is.
 */
final class RegexPrefixParser {
  private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(,\\d*)?\\}");

  private final String source;
  private final Matcher count;
  private int at;

  private RegexPrefixParser(String source) {
    this.source = source;
    this.count = COUNT.matcher(source);
  }

  /** What a class holds at one place: a unit, or, where {@code unit} is -1, several. */
  private record Element(AsciiSet letters, int unit) {
    static Element of(int unit) {
      return new Element(AsciiSet.range(unit, unit), unit);
    }

    static Element of(AsciiSet letters) {
      return new Element(letters, -1);
    }
  }

  /** The lead of {@code source}, which is sound; empty where it has what is not understood here. */
  static Optional<RegexPrefixes> read(String source, String flags) {
    if (flags.indexOf('u') >= 0 || flags.indexOf('v') >= 0) {
      return Optional.empty();
    }
    try {
      RegexPrefixParser reader = new RegexPrefixParser(source);
      RegexPrefixes lead = reader.alternatives();
      if (reader.at < source.length()) {
        return Optional.empty();
      }
      return Optional.of(flags.indexOf('i') >= 0 ? lead.inBothCases() : lead);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private RegexPrefixes alternatives() {
    RegexPrefixes all = sequence();
    while (takes("|")) {
      all = all.or(sequence());
    }
    return all;
  }

  private RegexPrefixes sequence() {
    RegexPrefixes all = RegexPrefixes.EMPTY;
    while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
      all = all.then(quantified(atom()));
    }
    return all;
  }

  private RegexPrefixes atom() {
    char c = source.charAt(at++);
    return switch (c) {
      case '^', '$' -> RegexPrefixes.EMPTY;
      case '.' -> RegexPrefixes.of(AsciiSet.ALL);
      case '[' -> RegexPrefixes.of(unitsOfClass());
      case '(' -> group();
      case '\\' -> escaped();
      default -> RegexPrefixes.of(AsciiSet.range(c, c));
    };
  }

  private RegexPrefixes quantified(RegexPrefixes once) {
    RegexPrefixes lead = once;
    if (takes("*")) {
      lead = once.repeated();
    } else if (takes("+")) {
      lead = once.then(once.repeated());
    } else if (takes("?")) {
      lead = RegexPrefixes.EMPTY.or(once);
    } else if (count.region(at, source.length()).lookingAt()) {
      at = count.end();
      lead = counted(once, Integer.parseInt(count.group(1)), count.group(2) == null);
    } else {
      return lead;
    }
    takes("?"); // As few as possible or as many: the beginnings are the same.
    return lead;
  }

  private static RegexPrefixes counted(RegexPrefixes once, int least, boolean exactly) {
    return switch (least) {
      case 0 -> once.repeated();
      case 1 -> exactly ? once : once.then(once.repeated());
      default -> once.then(once).then(once.repeated());
    };
  }

  private RegexPrefixes group() {
    boolean around = takes("?=") || takes("?!") || takes("?<=") || takes("?<!");
    if (!around && !takes("?:") && source.charAt(at) == '?') {
      throw new IllegalArgumentException("A group with a name");
    }
    RegexPrefixes inner = alternatives();
    at++; // The closing bracket.
    return around ? RegexPrefixes.EMPTY : inner;
  }

  private RegexPrefixes escaped() {
    char c = source.charAt(at);
    if (c == 'b' || c == 'B') {
      at++;
      return RegexPrefixes.EMPTY;
    }
    if (c >= '1' && c <= '9') {
      while (at < source.length() && Character.isDigit(source.charAt(at))) {
        at++;
      }
      return RegexPrefixes.ANYTHING;
    }
    return RegexPrefixes.of(escape().letters());
  }

  private AsciiSet unitsOfClass() {
    boolean negated = takes("^");
    AsciiSet all = AsciiSet.NONE;
    while (!takes("]")) {
      Element from = element();
      boolean range = source.charAt(at) == '-' && source.charAt(at + 1) != ']';
      if (!range) {
        all = all.or(from.letters());
        continue;
      }
      at++;
      Element to = element();
      all = all.or(from.letters()).or(to.letters());
      all =
          from.unit() < 0 || to.unit() < 0
              ? all.or(AsciiSet.range('-', '-'))
              : all.or(AsciiSet.range(from.unit(), to.unit()));
    }
    return negated ? all.negated() : all;
  }

  private Element element() {
    char c = source.charAt(at++);
    if (c != '\\') {
      return Element.of(c);
    }
    if (takes("b")) {
      return Element.of('\b');
    }
    return escape();
  }

  private Element escape() {
    char c = source.charAt(at++);
    return switch (c) {
      case 'd' -> Element.of(AsciiSet.DIGITS);
      case 'D' -> Element.of(AsciiSet.DIGITS.negated());
      case 'w' -> Element.of(AsciiSet.WORD);
      case 'W' -> Element.of(AsciiSet.WORD.negated());
      case 's' -> Element.of(AsciiSet.SPACE);
      case 'S' -> Element.of(AsciiSet.SPACE.negated());
      case 't' -> Element.of('\t');
      case 'n' -> Element.of('\n');
      case 'v' -> Element.of('\u000B');
      case 'f' -> Element.of('\f');
      case 'r' -> Element.of('\r');
      case 'x' -> Element.of(hexadecimal(2));
      case 'u' -> Element.of(hexadecimal(4));
      case 'c', 'k', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          throw new IllegalArgumentException("It is read in more than one way");
      default -> Element.of(c);
    };
  }

  private int hexadecimal(int digits) {
    int unit = HexFormat.fromHexDigits(source, at, at + digits);
    at += digits;
    return unit;
  }

  private boolean takes(String text) {
    boolean there = source.startsWith(text, at);
    if (there) {
      at += text.length();
    }
    return there;
  }
}
