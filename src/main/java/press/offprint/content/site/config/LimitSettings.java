package press.offprint.content.site.config;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.model.Limits;
import press.offprint.model.interrupt.Regex;

/**
 * The setting {@code limits}: counts as numbers, sizes in bytes or as text such as {@code 32 MB}.
 */
final class LimitSettings {
  private static final List<String> KEYS =
      Stream.of(Limits.class.getRecordComponents()).map(RecordComponent::getName).toList();
  private static final Pattern SIZE =
      Pattern.compile("([0-9]{1,12})(?:\\.([0-9]))?\\s*([kmg]?)(?:i?b|bytes)?");

  private final SettingsMap settings;

  LimitSettings(SettingsMap settings) {
    this.settings = settings;
  }

  /** Returns the limits, with the default for each that is missing or wrong. */
  Limits read() {
    settings.allow(KEYS);
    Limits otherwise = Limits.DEFAULT;
    return new Limits(
        bytes("postBytes", otherwise.postBytes()),
        bytes("frontMatterBytes", otherwise.frontMatterBytes()),
        bytes("resourceBytes", otherwise.resourceBytes()),
        bytes("articleBytes", otherwise.articleBytes()),
        pixels(otherwise.imagePixels()),
        settings.whole("depth", otherwise.depth(), 1, 500),
        settings.whole("elements", otherwise.elements(), 1, 10_000_000),
        settings.whole("seconds", otherwise.seconds(), 1, 86_400),
        settings.whole("pages", otherwise.pages(), 1, 100_000),
        bytes("ebookBytes", otherwise.ebookBytes()),
        settings.whole("aliases", otherwise.aliases(), 0, 10_000),
        settings.whole("problems", otherwise.problems(), 1, 10_000));
  }

  private int bytes(String key, int otherwise) {
    Optional<Scalar> scalar = settings.scalar(key, "a size such as 32 MB");
    if (scalar.isEmpty()) {
      return otherwise;
    }
    Matcher size = Regex.matcher(SIZE, scalar.get().text().strip().toLowerCase(Locale.ROOT));
    long value = size.matches() ? value(size) : 0;
    if (value >= 1 && value <= Integer.MAX_VALUE) {
      return (int) value;
    }
    settings.wrong(
        key,
        "limits." + key + " is \"" + scalar.get().text() + "\"",
        "a size from 1 byte to 2047 MB, such as 32 MB or 33554432");
    return otherwise;
  }

  // A kilobyte is 1,024 bytes, as in the defaults.
  private static long value(Matcher size) {
    long unit =
        switch (size.group(3)) {
          case "k" -> 1L << 10;
          case "m" -> 1L << 20;
          case "g" -> 1L << 30;
          default -> 1;
        };
    long tenths = size.group(2) == null ? 0 : Long.parseLong(size.group(2));
    long whole = Math.min(Long.parseLong(size.group(1)), Integer.MAX_VALUE);
    return whole * unit + tenths * unit / 10;
  }

  private long pixels(long otherwise) {
    return settings.whole("imagePixels", (int) otherwise, 1, Integer.MAX_VALUE);
  }
}
