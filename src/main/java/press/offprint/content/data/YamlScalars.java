package press.offprint.content.data;

import java.math.BigInteger;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** The types of plain scalars in the core schema of YAML 1.2 (section 10.3.2). */
final class YamlScalars {
  // A longer number is a text, because parsing it takes quadratic time.
  private static final int LONGEST_NUMBER = 40;
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern OTHER_BASE = Pattern.compile("0x[0-9a-fA-F]{1,15}|0o[0-7]{1,20}");
  private static final Pattern REAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

  private YamlScalars() {}

  /** Returns the value of an unquoted scalar: null, a boolean, a number or a text. */
  static LocatedValue.Scalar plain(String text, int line, int column) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> new LocatedValue.Scalar("", "", true, line, column);
      case "true", "True", "TRUE" -> new LocatedValue.Scalar(text, true, false, line, column);
      case "false", "False", "FALSE" -> new LocatedValue.Scalar(text, false, false, line, column);
      default -> new LocatedValue.Scalar(text, number(text), false, line, column);
    };
  }

  /** Returns a text. */
  static LocatedValue.Scalar quoted(String text, int line, int column) {
    return new LocatedValue.Scalar(text, text, false, line, column);
  }

  private static Object number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return text;
    }
    if (Regex.matcher(INTEGER, text).matches()) {
      return whole(new BigInteger(text));
    }
    if (Regex.matcher(OTHER_BASE, text).matches()) {
      return whole(new BigInteger(text.substring(2), text.charAt(1) == 'x' ? 16 : 8));
    }
    if (Regex.matcher(REAL, text).matches()) {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? (Object) value : text;
    }
    return text;
  }

  private static Object whole(BigInteger value) {
    return value.bitLength() < 64 ? (Object) value.longValueExact() : value;
  }
}
