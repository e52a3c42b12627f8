package press.offprint.content.related;

import press.offprint.model.bytes.Bytes;

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
    return mainLanguage(language);
  }

  /** Returns a tag without script and region. */
  static String mainLanguage(String language) {
    int end = language.indexOf('-');
    return end < 0 ? language : language.substring(0, end);
  }
}
