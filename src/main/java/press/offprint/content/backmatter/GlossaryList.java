package press.offprint.content.backmatter;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/** The terms of a glossary, in the order of their language. */
public final class GlossaryList {
  /** The class of the definition list. */
  public static final String STYLE = "glossary-terms";

  private final Collator collator;
  private final Map<String, GlossaryEntry> entries = new LinkedHashMap<>();
  private final Map<String, String> ids = new LinkedHashMap<>();

  /**
   * Creates an empty glossary.
   *
   * @param language a BCP 47 tag
   */
  public GlossaryList(String language) {
    this.collator = Collator.getInstance(ULocale.forLanguageTag(language));
  }

  /** Returns the form of a term in which terms are compared. */
  public static String key(String term) {
    return String.join(" ", Regex.split(term.strip(), "\\s+", -1)).toLowerCase(Locale.ROOT);
  }

  /**
   * Adds a term. A second one with the same name adds its meanings to the first, except equal ones.
   *
   * @param id of its element, if the glossary lacks the term
   */
  public void add(GlossaryEntry entry, String id) {
    String key = key(entry.term());
    GlossaryEntry known = entries.get(key);
    if (known == null) {
      entries.put(key, entry);
      ids.put(key, id);
      return;
    }
    List<String> meanings = new ArrayList<>(known.meanings());
    entry.meanings().stream().filter(text -> !meanings.contains(text)).forEach(meanings::add);
    entries.put(
        key, new GlossaryEntry(known.term(), known.termMarkup(), meanings, known.language()));
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Returns the id of a term; empty if the glossary lacks it. */
  public Optional<String> id(String term) {
    return Optional.ofNullable(ids.get(key(term)));
  }

  /** Returns the definition list. */
  public String markup() {
    List<String> keys = new ArrayList<>(entries.keySet());
    keys.sort(
        Comparator.<String, String>comparing(key -> entries.get(key).term(), collator::compare)
            .thenComparing(Comparator.naturalOrder()));
    StringBuilder out = new StringBuilder("<dl class=\"" + STYLE + "\">\n");
    for (String key : keys) {
      Interruption.check();
      GlossaryEntry entry = entries.get(key);
      String language =
          entry.language().isEmpty() ? "" : " lang=\"" + Markup.escape(entry.language()) + "\"";
      out.append("<dt id=\"").append(Markup.escape(ids.get(key))).append('"').append(language);
      out.append('>').append(entry.termMarkup()).append("</dt>\n");
      for (String meaning : entry.meanings()) {
        out.append("<dd").append(language).append('>').append(meaning).append("</dd>\n");
      }
    }
    return out.append("</dl>").toString();
  }
}
