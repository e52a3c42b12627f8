package press.offprint.content.citation.csl.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** The cases of letters of CSL. Tags, and words with capitals within, are kept. */
public final class TextCase {
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor",
          "c", "ca", "of", "on", "onto", "or", "over", "so", "the", "till", "to", "up", "via",
          "with", "yet", "von", "van", "de", "d", "et", "al", "about", "against", "between", "v",
          "vs", "per");
  private static final Pattern WORD =
      Pattern.compile(
          "<span class=\"nocase\">.*?</span>|<[^>]*>|[\\p{L}\\p{M}\\p{N}'’.&&[^ ]]+|[^<\\p{L}\\p{N}]+");

  private TextCase() {}

  public static String apply(String text, String kind, boolean isEnglish, Locale locale) {
    return switch (kind) {
      case "lowercase" -> text.toLowerCase(locale);
      case "uppercase" -> text.toUpperCase(locale);
      case "capitalize-first" -> capitalized(text, locale);
      case "capitalize-all" -> words(text, false, locale);
      case "title" -> isEnglish ? words(text, true, locale) : text;
      case "sentence" -> sentence(text, locale);
      default -> text;
    };
  }

  private static String capitalized(String text, Locale locale) {
    if (text.startsWith("<span class=\"nocase\">")) {
      return text;
    }
    int at = 0;
    while (at < text.length()
        && (text.charAt(at) == '<' || !Character.isLetterOrDigit(text.charAt(at)))) {
      at = text.charAt(at) == '<' ? Math.max(at, text.indexOf('>', at)) + 1 : at + 1;
    }
    if (at >= text.length()) {
      return text;
    }
    int first = text.codePointAt(at);
    int end = at + Character.charCount(first);
    boolean isMixed = end < text.length() && Character.isUpperCase(text.charAt(end));
    return isMixed
        ? text
        : text.substring(0, at) + text.substring(at, end).toUpperCase(locale) + text.substring(end);
  }

  private static String words(String text, boolean isTitle, Locale locale) {
    Matcher part = Regex.matcher(WORD, text);
    StringBuilder out = new StringBuilder(text.length());
    boolean isFirst = true;
    int done = 0;
    boolean isUpper = isTitle && text.equals(text.toUpperCase(locale));
    while (part.find()) {
      out.append(text, done, part.start());
      done = part.end();
      String word = part.group();
      int c = word.codePointAt(0);
      if (word.startsWith("<span class=\"nocase\">")) {
        isFirst = false;
        out.append(word);
      } else if (word.startsWith("<")) {
        out.append(word);
      } else if (!Character.isLetterOrDigit(c)) {
        // A colon, a dash or a question mark before a space begins a sentence.
        isFirst |= Regex.matches(word, "(?s).*[:?!—–]\\s.*|(?s).*[:?!—]\\s*");
        out.append(word);
      } else {
        boolean isLast =
            isTitle && text.substring(done).chars().noneMatch(Character::isLetterOrDigit);
        boolean isCirca = Regex.matches(word, "ca?\\.");
        boolean isSmall =
            isTitle
                && (!isFirst || isCirca)
                && !isLast
                && SMALL.contains(Regex.replaceFirst(word.toLowerCase(locale), "\\.$", ""));
        boolean isAfterHyphen = part.start() > 0 && text.charAt(part.start() - 1) == '-';
        if (isSmall && isUpper) {
          out.append(word.toLowerCase(locale));
        } else if (isSmall || (isAfterHyphen && SMALL.contains(word))) {
          out.append(
              word.equals(word.toUpperCase(locale)) && word.length() > 1
                  ? word
                  : word.toLowerCase(locale));
        } else if (isUpper && word.length() > 1) {
          out.append(word);
        } else {
          boolean isPlain =
              word.substring(Character.charCount(c)).chars().noneMatch(Character::isUpperCase);
          out.append(
              isPlain
                  ? word.substring(0, Character.charCount(c)).toUpperCase(locale)
                      + word.substring(Character.charCount(c))
                  : word);
        }
        isFirst = false;
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  private static String sentence(String text, Locale locale) {
    boolean isUpper = text.equals(text.toUpperCase(locale));
    return capitalized(isUpper ? text.toLowerCase(locale) : text, locale);
  }
}
