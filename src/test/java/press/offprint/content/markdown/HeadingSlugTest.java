package press.offprint.content.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.model.settings.HeadingIds;

/** The anchors of headings, as the programs make them from which sites are moved. */
class HeadingSlugTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1. First step | 1-first-step",
        "What's new? (v2.0) | whats-new-v20",
        "A & B | a--b",
        "snake_case & `code` | snake_case--code",
        "Größe ändern | größe-ändern",
        "日本語、見出し | 日本語見出し",
        "हिन्दी शीर्षक | हिन्दी-शीर्षक",
        "🚀 Launch | -launch",
        "I ❤️ Paper | i--paper",
        "C++ / C# | c--c",
        "- dash - | --dash--",
        "!!! | ''",
      })
  void github_keeps_letters_of_all_scripts_and_removes_signs(String text, String slug) {
    assertThat(HeadingSlug.of(text, HeadingIds.GITHUB)).isEqualTo(slug);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GITHUB_ASCII | Größe ändern | groe-andern",
        "BLACKFRIDAY | A & B, c_d | a-b-c-d",
        "BLACKFRIDAY | 1. First step! | 1-first-step",
        "KRAMDOWN | 1. First step (now) | first-step-now",
        "OFFPRINT | 1. First step | _1-first-step",
      })
  void other_rules_can_be_chosen(HeadingIds kind, String text, String slug) {
    assertThat(HeadingSlug.of(text, kind)).isEqualTo(slug);
  }
}
