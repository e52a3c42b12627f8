package press.offprint.edition.pdf.math.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;
import press.offprint.content.maths.MathRenderer;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.bytes.Cache;
import press.offprint.model.text.XmlText;
import press.offprint.template.TemplateException;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

/** The words of formulas are those of {@code formulas.txt}, in each language of the templates. */
class FormulaSpeechTest {
  private static final Path WORDS = Path.of("templates/print/speech");
  private static final Pattern PLACE = Pattern.compile("\\{\\d\\}");
  private static final MathRenderer KATEX = new MathRenderer(Cache.NONE);
  private static final SpeechLanguages LANGUAGES =
      new SpeechLanguages(new Templates(TemplateFolder.ours()));

  /** A line of the specification. */
  private record Example(String tex, String language, String words) {
    @Override
    public String toString() {
      return language + ": " + tex;
    }
  }

  static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    String tex = "";
    try (var in = FormulaSpeechTest.class.getResourceAsStream("formulas.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("    ")) {
          String[] parts = line.strip().split(": ", 2);
          examples.add(new Example(tex, parts[0], parts[1]));
        } else if (!line.startsWith("#")) {
          tex = line;
        }
      }
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void a_formula_has_these_words(Example example) throws SAXException {
    assertThat(spoken(example.tex, example.language)).isEqualTo(example.words);
  }

  private static String spoken(String tex, String language) throws SAXException {
    String mathml = KATEX.mathml(tex, true, List.of()).orElseThrow();
    return LANGUAGES.of(language).of(Dom.parse(XmlText.of(mathml)).getDocumentElement());
  }

  /** The work for each is linear or nearly so; work that doubles with each level would not end. */
  @ParameterizedTest
  @CsvSource({
    "'x^{',y,'}',45",
    "'x_{',y,'}',45",
    "'{',y,'}^2',45",
    "'\\hat{',y,'}',45",
    "'\\overset{',y,'}{=}',45",
    "'\\frac{1}{',y,'}',30",
    "'\\sum_{',y,'}',45",
    "'\\left|',y,'\\right|',30",
    "'|','','',2000",
    "'\\lfloor ','','',1500",
    "'a|','','',1000",
    "'\\sqrt{','xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx','}',45",
    "\"x'^{\",y,'}',25"
  })
  void a_formula_of_any_depth_and_length_has_words(String start, String core, String end, int depth)
      throws SAXException {
    assertThat(spoken(start.repeat(depth) + core + end.repeat(depth), "en")).isNotBlank();
  }

  @Test
  void a_language_without_words_has_those_of_english() throws SAXException {
    assertThat(LANGUAGES.of("eo").language()).isEqualTo("en");
    assertThat(spoken("a+b", "eo")).isEqualTo("a plus b");
    assertThat(LANGUAGES.of("").language()).isEqualTo("en");
    assertThat(LANGUAGES.of("../en").language()).isEqualTo("en");
  }

  @Test
  void only_the_language_of_a_tag_counts() throws SAXException {
    assertThat(spoken("a=b", "de-AT")).isEqualTo(spoken("a=b", "de"));
    assertThat(LANGUAGES.of("de-AT").language()).isEqualTo("de");
  }

  @Test
  void a_file_of_words_with_a_damaged_escape_is_reported_with_its_path(@TempDir Path folder)
      throws IOException {
    Path words = Files.createDirectories(folder.resolve("print/speech"));
    Files.writeString(words.resolve("en.properties"), "sin=\\u12\n");
    SpeechLanguages languages = new SpeechLanguages(new Templates(new TemplateFolder(folder)));
    assertThatThrownBy(() -> languages.of("en"))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("templates/print/speech/en.properties cannot be read: ");
  }

  static List<Path> translations() throws IOException {
    try (Stream<Path> files = Files.list(WORDS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("translations")
  void a_language_has_all_words_with_their_places(Path file) throws IOException {
    Properties english = properties(WORDS.resolve("en.properties"));
    Properties words = properties(file);
    assertThat(words.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(words.getProperty(key)))
          .as(key)
          .containsExactlyInAnyOrderElementsOf(places(english.getProperty(key)));
    }
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    return properties;
  }

  private static List<String> places(String words) {
    return PLACE.matcher(words).results().map(MatchResult::group).toList();
  }
}
