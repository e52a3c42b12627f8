package press.offprint.edition.pdf.math.speech;

import java.util.HashMap;
import java.util.Map;
import press.offprint.template.Templates;

/** The words of the languages of one document, which are read when a formula needs them. */
public final class SpeechLanguages {
  private final Templates templates;
  private final Map<String, FormulaSpeech> languages = new HashMap<>();

  public SpeechLanguages(Templates templates) {
    this.templates = templates;
  }

  /**
   * Returns the writer for a language, or the English one if the language has no words.
   *
   * @param tag a BCP 47 tag
   * @throws press.offprint.template.TemplateException if a file of words cannot be read
   */
  public FormulaSpeech of(String tag) {
    return languages.computeIfAbsent(
        tag, language -> new FormulaSpeech(SpeechWords.of(templates, language)));
  }
}
