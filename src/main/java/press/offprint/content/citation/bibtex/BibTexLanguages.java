package press.offprint.content.citation.bibtex;

import java.util.Locale;
import java.util.Map;
import press.offprint.model.interrupt.Regex;

/** The languages of babel, by which BibLaTeX names the language of a title ({@code langid}). */
final class BibTexLanguages {
  private static final Map<String, String> TAGS =
      Map.ofEntries(
          Map.entry("american", "en-US"),
          Map.entry("usenglish", "en-US"),
          Map.entry("usmax", "en-US"),
          Map.entry("english", "en"),
          Map.entry("british", "en-GB"),
          Map.entry("ukenglish", "en-GB"),
          Map.entry("canadian", "en-CA"),
          Map.entry("australian", "en-AU"),
          Map.entry("newzealand", "en-NZ"),
          Map.entry("german", "de"),
          Map.entry("ngerman", "de"),
          Map.entry("austrian", "de-AT"),
          Map.entry("naustrian", "de-AT"),
          Map.entry("swissgerman", "de-CH"),
          Map.entry("nswissgerman", "de-CH"),
          Map.entry("french", "fr"),
          Map.entry("francais", "fr"),
          Map.entry("acadian", "fr-CA"),
          Map.entry("canadien", "fr-CA"),
          Map.entry("spanish", "es"),
          Map.entry("catalan", "ca"),
          Map.entry("galician", "gl"),
          Map.entry("basque", "eu"),
          Map.entry("portuguese", "pt"),
          Map.entry("portuges", "pt"),
          Map.entry("brazilian", "pt-BR"),
          Map.entry("brazil", "pt-BR"),
          Map.entry("italian", "it"),
          Map.entry("latin", "la"),
          Map.entry("romanian", "ro"),
          Map.entry("dutch", "nl"),
          Map.entry("danish", "da"),
          Map.entry("swedish", "sv"),
          Map.entry("norwegian", "no"),
          Map.entry("norsk", "nb"),
          Map.entry("nynorsk", "nn"),
          Map.entry("icelandic", "is"),
          Map.entry("finnish", "fi"),
          Map.entry("estonian", "et"),
          Map.entry("hungarian", "hu"),
          Map.entry("magyar", "hu"),
          Map.entry("polish", "pl"),
          Map.entry("czech", "cs"),
          Map.entry("slovak", "sk"),
          Map.entry("slovene", "sl"),
          Map.entry("slovenian", "sl"),
          Map.entry("croatian", "hr"),
          Map.entry("serbian", "sr"),
          Map.entry("bulgarian", "bg"),
          Map.entry("russian", "ru"),
          Map.entry("ukrainian", "uk"),
          Map.entry("greek", "el"),
          Map.entry("turkish", "tr"),
          Map.entry("hebrew", "he"),
          Map.entry("arabic", "ar"),
          Map.entry("persian", "fa"),
          Map.entry("hindi", "hi"),
          Map.entry("japanese", "ja"),
          Map.entry("korean", "ko"),
          Map.entry("chinese", "zh"));

  private BibTexLanguages() {}

  /** Returns the tag (BCP 47) of a language; empty if it is not known and no tag itself. */
  static String tag(String name) {
    String plain = name.strip();
    String known = TAGS.get(plain.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    return Regex.matches(plain, "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? plain : "";
  }
}
