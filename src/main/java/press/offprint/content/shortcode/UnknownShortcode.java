package press.offprint.content.shortcode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/**
 * A shortcode that neither Offprint nor the site knows. Its words are kept: the enclosed text, the
 * parameters with names of texts, and phrases among the parameters by position.
 */
final class UnknownShortcode implements Shortcode {
  /** The names of parameters that are shown, in the order in which they are. */
  private static final List<String> WORDS =
      List.of(
          "title",
          "name",
          "heading",
          "header",
          "subtitle",
          "subheading",
          "label",
          "text",
          "content",
          "body",
          "message",
          "quote",
          "question",
          "answer",
          "caption",
          "description",
          "desc",
          "summary",
          "alt",
          "author",
          "attribution",
          "by",
          "cite",
          "credit",
          "note");

  // Addresses, file names, colours, numbers and switches are no words.
  private static final Pattern NO_WORDS =
      Pattern.compile(
          "(?i)[a-z][a-z0-9+.-]*://\\S*|(?:/|\\./|\\.\\./|#)\\S*|\\S+\\.[a-z][a-z0-9]{1,4}"
              + "|true|false|[\\P{L}]*");

  @Override
  public void expand(ShortcodeCall call) {
    if (CodeShortcode.encloses(call)) {
      CodeShortcode.expand(call);
      return;
    }
    if (NoticeShortcode.encloses(call)) {
      NoticeShortcode.expand(call);
      return;
    }
    call.warn(
        ProblemCode.SHORTCODE_UNKNOWN,
        "The shortcode \"" + call.name() + "\" is unknown; " + kept(call.parameters()) + ".",
        "Write templates/shortcodes/" + call.name() + ".html, or use Markdown instead.");
    write(call.parameters(), call);
  }

  private static String kept(ShortcodeParameters parameters) {
    boolean isLost =
        parameters.positional().stream()
            .anyMatch(value -> value.strip().indexOf(' ') < 0 && isWords(value));
    return isLost ? "its words are kept, but not its parameters of one word" : "its words are kept";
  }

  /** Writes the words of parameters in place of a tag, as paragraphs or as a part of one. */
  static void write(ShortcodeParameters parameters, ShortcodeCall call) {
    Map<String, String> named = new LinkedHashMap<>(parameters.named());
    Optional<String> figure = IncludeTag.figure(named, call.context());
    if (figure.isPresent()) {
      named.keySet().removeAll(IncludeTag.FIGURE_WORDS);
    }
    List<String> words = words(named, parameters.positional());
    boolean block = call.isAlone() || figure.isPresent();
    String html = figure.orElse("") + html(words, block, call.context());
    if (html.isEmpty()) {
      // Without it, the spaces between such tags would indent the text behind them.
      if (call.isBeforeWords() && !call.isAlone() && !call.isClosed()) {
        call.writeHtml("");
      }
      return;
    }
    if (call.isClosed()) {
      call.wrapInner(block ? html : html + " ", "", block);
    } else {
      call.writeHtml(html);
    }
  }

  /** Returns true if a tag has words that are kept. */
  static boolean hasWords(ShortcodeParameters parameters) {
    return !words(parameters.named(), parameters.positional()).isEmpty()
        || parameters.named().containsKey("src");
  }

  private static List<String> words(Map<String, String> named, List<String> positional) {
    List<String> words = new ArrayList<>();
    for (String name : WORDS) {
      named.forEach(
          (key, value) -> {
            if (key.equalsIgnoreCase(name) && isWords(value) && !words.contains(value.strip())) {
              words.add(value.strip());
            }
          });
    }
    // A single word by position mostly is a name or a switch, such as "warning".
    for (String value : positional) {
      if (value.strip().indexOf(' ') > 0 && isWords(value)) {
        words.add(value.strip());
      }
    }
    return words;
  }

  /**
   * Returns true if a value of a parameter is not an address, a file name, a number or a switch.
   */
  static boolean isWords(String value) {
    return !value.isBlank() && !Regex.matcher(NO_WORDS, value.strip()).matches();
  }

  private static String html(List<String> words, boolean block, ExpansionContext context) {
    return words.stream()
        .map(context.inline())
        .map(inline -> block ? "<p>" + inline + "</p>" : inline)
        .collect(Collectors.joining(block ? "" : ", "));
  }
}
