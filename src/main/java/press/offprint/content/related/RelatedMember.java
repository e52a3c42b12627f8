package press.offprint.content.related;

import press.offprint.model.bytes.Bytes;
import press.offprint.model.navigation.LanguageSettings;

/**
 * One post that may be suggested.
 *
 * @param source path relative to the content folder
 * @param language BCP 47 tag
 * @param translations equal for the translations of one post, see {@link
 *     press.offprint.content.site.language.TranslationKey}
 * @param date seconds since 1970; the smallest number if there is none
 * @param terms in the form of {@link PostTerms#encode}
 */
public record RelatedMember(
    String source, String language, String translations, long date, Bytes terms) {

  /** Returns the language without script and region. */
  String mainLanguage() {
    return LanguageSettings.main(language);
  }
}
