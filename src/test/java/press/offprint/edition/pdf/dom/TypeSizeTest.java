package press.offprint.edition.pdf.dom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import press.offprint.model.text.XmlText;
import press.offprint.template.TemplateFolder;

/** The sizes by which tables are measured are those of the style sheets. */
class TypeSizeTest {
  private static final Pattern RULE = Pattern.compile("([^{}]*)\\{([^{}]*)}");
  private static final Pattern BODY = Pattern.compile(":lang\\(([\\w-]+)\\) body\\b");
  private static final Pattern SIZE = Pattern.compile("font-size: *([\\d.]+)%");

  @Test
  void each_language_has_the_size_that_its_style_sheet_gives_the_text() throws Exception {
    Map<String, Double> sizes = new TreeMap<>();
    for (String name : new String[] {"print", "east-asian", "right-to-left"}) {
      String css = TemplateFolder.ours().find("print/" + name + ".css").orElseThrow().text();
      Matcher rules = RULE.matcher(css);
      while (rules.find()) {
        Matcher size = SIZE.matcher(rules.group(2));
        Matcher body = BODY.matcher(rules.group(1));
        while (size.find()) {
          while (body.find()) {
            sizes.put(body.group(1), Double.parseDouble(size.group(1)) / 100);
          }
        }
      }
    }
    assertThat(sizes).containsOnlyKeys("ar", "fa", "ur");
    for (String language : Locale.getISOLanguages()) {
      for (String tag : new String[] {language, language + "-X"}) {
        assertThat(TypeSize.of(Dom.parse(XmlText.of("<html lang=\"" + tag + "\"/>"))))
            .as("the size of %s", tag)
            .isCloseTo(sizes.getOrDefault(language, 1.0), within(0.0001));
      }
    }
  }
}
