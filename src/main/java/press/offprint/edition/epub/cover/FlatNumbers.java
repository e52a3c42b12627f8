package press.offprint.edition.epub.cover;

/** The numbers and commands of an attribute of SVG, such as path data; without exponents. */
final class FlatNumbers {
  /** A number of more digits is rounded in a way that depends on the reader. */
  private static final int MAX_DIGITS = 15;

  private static final double[] POWERS = new double[MAX_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= MAX_DIGITS; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private final String text;
  private int at;

  FlatNumbers(String text) {
    this.text = text;
    skipSpace();
  }

  /** Returns the number if the text is one number. */
  static double only(String text) throws FlatXmlScanner.OtherException {
    FlatNumbers numbers = new FlatNumbers(text);
    double number = numbers.next();
    FlatXmlScanner.require(numbers.isAtEnd());
    return number;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  /** Returns the next character; zero at the end. */
  char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  boolean isAtNumber() {
    char c = peek();
    return isDigit(c) || c == '-' || c == '.';
  }

  char command() {
    char command = text.charAt(at++);
    skipSpace();
    return command;
  }

  double next() throws FlatXmlScanner.OtherException {
    boolean negative = peek() == '-';
    at += negative ? 1 : 0;
    long digits = 0;
    int count = 0;
    int decimals = 0;
    boolean point = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isDigit(c)) {
        digits = digits * 10 + (c - '0');
        decimals += point ? 1 : 0;
        FlatXmlScanner.require(++count <= MAX_DIGITS);
      } else if (c == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    FlatXmlScanner.require(count > 0);
    skipSpace();
    double value = digits / POWERS[decimals];
    return negative ? -value : value;
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
