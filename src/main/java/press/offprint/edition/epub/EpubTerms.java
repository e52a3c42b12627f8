package press.offprint.edition.epub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The terms that the elements of glossaries and indexes have in EPUB's vocabulary, and initialisms
 * and the parts of verse and letters that an author marked in that of ANSI/NISO Z39.98.
 */
final class EpubTerms {
  private static final Pattern INDEX =
      Pattern.compile(
          " class=\"(index-(?:group|entry-list|entry|term|locator|xref-preferred|xref-related))\"");
  private static final Pattern SECTION = Pattern.compile(" role=\"doc-(glossary|index)\"");
  private static final Pattern GLOSSARY =
      Pattern.compile("<dl class=\"glossary-terms\">.*?</dl>", Pattern.DOTALL);

  private static final Pattern INITIALISM =
      Pattern.compile("<abbr((?: [^<>]*)?>\\p{Lu}[\\p{Lu}\\d]{1,9}</abbr>)");

  // The vocabulary has more terms. A class such as roman or title may mean the look of the text.
  private static final Pattern MARKED =
      Pattern.compile(
          "<(div|section|blockquote|p)( (?:[^<>]* )?class=\"(?:[^\"<>]* )?"
              + "(poem|verse|song|hymn|letter|salutation|valediction|signature|postscript)[ \"])");

  private EpubTerms() {}

  /** Returns markup with the attribute {@code epub:type} on these elements. */
  static String add(String markup) {
    String result = markup;
    if (result.contains("class=\"index-")) {
      result = Regex.matcher(INDEX, result).replaceAll(" epub:type=\"$1\"$0");
    }
    if (result.contains("role=\"doc-")) {
      result = Regex.matcher(SECTION, result).replaceAll(" epub:type=\"$1\"$0");
    }
    if (result.contains("<abbr")) {
      result =
          Regex.matcher(INITIALISM, result).replaceAll("<abbr epub:type=\"z3998:initialism\"$1");
    }
    if (result.contains(" class=\"")) {
      result = Regex.matcher(MARKED, result).replaceAll("<$1 epub:type=\"z3998:$3\"$2");
    }
    if (result.contains("glossary-terms")) {
      result =
          Regex.matcher(GLOSSARY, result)
              .replaceAll(
                  list ->
                      Matcher.quoteReplacement(
                          list.group()
                              .replace("<dt id=", "<dt epub:type=\"glossterm\" id=")
                              .replace("<dd", "<dd epub:type=\"glossdef\"")));
    }
    return result;
  }
}
