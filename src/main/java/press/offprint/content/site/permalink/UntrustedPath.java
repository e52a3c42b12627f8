package press.offprint.content.site.permalink;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Uris;

/** The check of a path that a person wrote in front matter. */
public final class UntrustedPath {
  private static final Pattern SCHEME =
      Pattern.compile("\\s*[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
  private static final Pattern HOST = Pattern.compile("\\s*//[^/]");
  // Characters that look like a slash or backslash, or become one by normalisation.
  private static final String LOOKALIKES = "\u2044\u2215\u29F8\u29F5\u2216\uFF0F\uFF3C\uFE68";

  private UntrustedPath() {}

  /** Returns the fault of a path as the end of a sentence; empty if the path can be used. */
  public static Optional<String> fault(String written) {
    String once = Uris.decodeLeniently(written);
    for (String form : List.of(written, once, Uris.decodeLeniently(once))) {
      Optional<String> found = faultIn(form);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> faultIn(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int type = Character.getType(c);
      if (type == Character.CONTROL
          || type == Character.SURROGATE
          || (c & 0xFFFE) == 0xFFFE
          || (c >= 0x202A && c <= 0x202E)
          || (c >= 0x2066 && c <= 0x2069)) {
        return Optional.of("it holds a control character");
      }
      if (LOOKALIKES.indexOf(c) >= 0) {
        return Optional.of("it holds a sign that only looks like a slash");
      }
      if (c == '\\') {
        return Optional.of("it holds a backslash");
      }
      if (c == '<' || c == '>' || c == '"' || c == '`') {
        return Optional.of("it holds markup");
      }
    }
    if (Regex.matcher(SCHEME, text).matches() || Regex.matcher(HOST, text).lookingAt()) {
      return Optional.of("it is an address with a scheme or host, not a path");
    }
    for (String segment : Normalizer.normalize(text, Normalizer.Form.NFKC).split("/", -1)) {
      if (isDots(segment)) {
        return Optional.of("it holds a segment of dots");
      }
    }
    return Optional.empty();
  }

  private static boolean isDots(String segment) {
    String bare = segment.strip();
    return !bare.isEmpty() && bare.chars().allMatch(c -> c == '.' || c == ' ');
  }

  /** Returns the segments between slashes, percent-decoded once, in NFC, without empty ones. */
  static List<String> segments(String written) {
    List<String> segments = new ArrayList<>();
    for (String segment : Uris.decodeLeniently(written.strip()).split("/", -1)) {
      if (!segment.isBlank()) {
        segments.add(Normalizer.normalize(segment.strip(), Normalizer.Form.NFC));
      }
    }
    return segments;
  }
}
