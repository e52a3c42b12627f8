package press.offprint.content.diagram;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sourceforge.plantuml.preproc.ReadLineReader;
import net.sourceforge.plantuml.preproc.UncommentReadLine;
import net.sourceforge.plantuml.preproc2.Preprocessor;
import net.sourceforge.plantuml.text.StringLocated;
import net.sourceforge.plantuml.text.TLineType;
import press.offprint.model.interrupt.Regex;

/**
 * A filter of descriptions. It refuses the statements that include other text, that could loop
 * without end, that read the time, that write to the terminal or that start a program.
 *
 * <p>PlantUML itself divides a description into lines and classifies them, so that comments, odd
 * spaces and lines that continue in the next one hide nothing. Each line is checked before the
 * preprocessor sees it, as it is and without its comments, and again after the preprocessor.
 */
final class DescriptionFilter {
  // PlantUML accepts more than white space before a statement: comment signs, and tags of HTML.
  private static final Pattern FRAME =
      Pattern.compile("^(?:[^\\w~@\\\\]|<[^<>]*>)*[@\\\\](\\w*)", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern SUPPORTED_START =
      Pattern.compile("start(?:uml|mindmap|wbs|salt|json|yaml)?");
  private static final Pattern CONTROL_OF_READING = Pattern.compile("a|append|pause|unpause|exit");

  private static final Pattern STATEMENT = Pattern.compile("^[\\s\\p{Z}\\p{C}]*(!.*)$");
  private static final Pattern HARMLESS =
      Pattern.compile(
          "!theme[ \\t]+[\\w-]+|!pragma[ \\t]+(?:teoz|useVerticalIf)\\b[ \\t\\w]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FUNCTION = Pattern.compile("%(?!n\\(|newline\\(|chr\\()\\w+\\s*\\(");
  private static final Pattern OTHER_FILE =
      Pattern.compile("^[\\s\\p{Z}]*sprite\\s+\\S+\\s+\\S+\\.\\w+", Pattern.CASE_INSENSITIVE);
  // The library for formulas is missing; PlantUML prints a stack trace for each.
  private static final Pattern FORMULA =
      Pattern.compile("<(?:latex|math)>", Pattern.CASE_INSENSITIVE);

  // The library draws a diagram in a label without these checks, and its errors as a picture.
  private static final String EMBEDDED = "{{";

  private DescriptionFilter() {}

  /** Returns the refusal of a description before it is preprocessed; empty if it is harmless. */
  static Optional<DiagramResult> before(String description, int added) throws IOException {
    for (StringLocated line : lines(description)) {
      Optional<DiagramResult> refused =
          statement(line, added)
              .or(() -> statement(line.removeInnerComment(), added))
              .or(() -> frame(line, added));
      if (refused.isPresent()) {
        return refused;
      }
    }
    return Optional.empty();
  }

  /** Returns the refusal of a description that was preprocessed; empty if it is harmless. */
  static Optional<DiagramResult> after(List<StringLocated> lines, int added) {
    for (StringLocated line : lines) {
      Optional<DiagramResult> refused = statement(line, added);
      if (refused.isPresent()) {
        return refused;
      }
    }
    return Optional.empty();
  }

  // The readers of PlantUML remove a prefix of comment signs, and join lines that end with "\".
  private static List<StringLocated> lines(String description) throws IOException {
    List<StringLocated> lines = new ArrayList<>();
    try (Preprocessor reader =
        new Preprocessor(
            List.of(),
            new UncommentReadLine(
                ReadLineReader.create(new StringReader(description), "description")))) {
      StringLocated line = reader.readLine();
      while (line != null) {
        lines.add(line);
        line = reader.readLine();
      }
    }
    return lines;
  }

  private static Optional<DiagramResult> frame(StringLocated line, int added) {
    Matcher found = Regex.matcher(FRAME, line.getString());
    if (!found.find()) {
      return Optional.empty();
    }
    String word = found.group(1);
    if (word.startsWith("start") && !Regex.matcher(SUPPORTED_START, word).matches()) {
      return refusal(
          "@" + word + " is not supported, because it needs another program or the time",
          line,
          added);
    }
    return Regex.matcher(CONTROL_OF_READING, word).matches()
        ? notAllowed("@" + word, line, added)
        : Optional.empty();
  }

  private static Optional<DiagramResult> statement(StringLocated line, int added) {
    String text = line.getString();
    Matcher statement = Regex.matcher(STATEMENT, text);
    // Not all statements are those of the preprocessor: a diagram reads !pragma itself.
    boolean isFirst = statement.find();
    boolean isHarmless = isFirst && Regex.matcher(HARMLESS, statement.group(1).strip()).matches();
    if ((isFirst || isStatement(line.getType())) && !isHarmless) {
      return notAllowed(text.strip(), line, added);
    }
    for (Pattern refused : List.of(FUNCTION, OTHER_FILE)) {
      Matcher found = Regex.matcher(refused, text);
      if (found.find()) {
        return notAllowed(found.group().strip(), line, added);
      }
    }
    if (text.contains(EMBEDDED)) {
      return refusal("A diagram in a diagram is not supported", line, added);
    }
    return Regex.matcher(FORMULA, text).find()
        ? refusal("A formula in a diagram is not supported", line, added)
        : Optional.empty();
  }

  private static boolean isStatement(TLineType type) {
    return switch (type) {
      case PLAIN, COMMENT_SIMPLE, COMMENT_LONG_START -> false;
      default -> true;
    };
  }

  private static Optional<DiagramResult> notAllowed(
      String statement, StringLocated line, int added) {
    return refusal(
        "\""
            + statement
            + "\" is not allowed, because a diagram is rendered from its description only",
        line,
        added);
  }

  private static Optional<DiagramResult> refusal(String reason, StringLocated line, int added) {
    return Optional.of(new DiagramResult.Refused(reason, lineOf(line, added)));
  }

  /** Returns the one-based line of the author's description. */
  static int lineOf(StringLocated line, int added) {
    int position = line.getLocation() == null ? 0 : line.getLocation().getPosition();
    return Math.max(1, position + 1 - added);
  }
}
