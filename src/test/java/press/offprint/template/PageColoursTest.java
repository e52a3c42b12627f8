package press.offprint.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** WCAG 2.2 success criterion 1.4.3: the contrast of text is at least 4.5 to 1. */
class PageColoursTest {
  private static final Pattern COLOUR = Pattern.compile("--(\\w+): #(\\w{2})(\\w{2})(\\w{2});");

  private static final Pattern TINT =
      Pattern.compile(
          "\\.line\\.\\w+ .*color-mix\\(in srgb, var\\(--(\\w+)\\) (\\d+)%, var\\(--paper\\)\\)");

  @Test
  void every_text_colour_has_enough_contrast_in_the_light_and_dark_theme() {
    String css = TemplateFolder.ours().find("web/style.css").orElseThrow().text();
    int dark = css.indexOf("prefers-color-scheme: dark");
    for (String scheme :
        List.of(css.substring(0, dark), css.substring(dark, css.indexOf("*, ::before")))) {
      Map<String, Double> light = luminances(scheme);
      assertThat(light).hasSizeGreaterThan(15);
      for (String ground : List.of("paper", "wash")) {
        light.forEach(
            (name, value) -> {
              if (!List.of("paper", "wash", "line").contains(name)) {
                assertThat(contrast(value, light.get(ground)))
                    .as(name + " on " + ground)
                    .isGreaterThanOrEqualTo(4.5);
              }
            });
      }
    }
  }

  @Test
  void code_has_enough_contrast_on_the_tints_of_its_lines() {
    String css = TemplateFolder.ours().find("web/style.css").orElseThrow().text();
    Map<String, Integer> percent = new HashMap<>();
    Matcher tints = TINT.matcher(css);
    while (tints.find()) {
      percent.put(tints.group(1), Integer.parseInt(tints.group(2)));
    }
    assertThat(percent).containsOnlyKeys("warning", "tip", "caution");
    int dark = css.indexOf("prefers-color-scheme: dark");
    for (String scheme :
        List.of(css.substring(0, dark), css.substring(dark, css.indexOf("*, ::before")))) {
      Map<String, double[]> colours = colours(scheme);
      for (String tone : List.of("warning", "tip", "caution")) {
        double part = percent.get(tone) / 100.0;
        double[] tint = new double[3];
        for (int i = 0; i < tint.length; i++) {
          tint[i] = part * colours.get(tone)[i] + (1 - part) * colours.get("paper")[i];
        }
        for (String text :
            List.of(
                "ink",
                "soft",
                "comment",
                "keyword",
                "string",
                "number",
                "function",
                "type",
                tone)) {
          assertThat(contrast(luminance(colours.get(text)), luminance(tint)))
              .as(text + " on the tint of " + tone)
              .isGreaterThanOrEqualTo(4.5);
        }
      }
    }
  }

  private static Map<String, Double> luminances(String css) {
    Map<String, Double> found = new TreeMap<>();
    colours(css).forEach((name, colour) -> found.put(name, luminance(colour)));
    return found;
  }

  /** Returns the red, green and blue parts of each colour, from 0 to 1. */
  private static Map<String, double[]> colours(String css) {
    Map<String, double[]> found = new TreeMap<>();
    Matcher colours = COLOUR.matcher(css);
    while (colours.find()) {
      found.put(
          colours.group(1),
          IntStream.rangeClosed(2, 4)
              .mapToDouble(i -> Integer.parseInt(colours.group(i), 16) / 255.0)
              .toArray());
    }
    return found;
  }

  private static double luminance(double[] colour) {
    return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
  }

  private static double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static double contrast(double a, double b) {
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
}
