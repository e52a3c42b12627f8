package press.offprint.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;

/** The hash of all files that the templates of a folder can use. */
final class TemplateFingerprint {
  // A quoted name with a folder, such as in {% extends "web/base.html" %}.
  static final Pattern NAME = Pattern.compile("[\"']([\\w.-]+(?:/[\\w.-]+)+)[\"']");

  // The name in a tag or an expression; a hit in a text there only makes more pages again.
  private static final Pattern DATA = Pattern.compile("\\{[{%][^}]*\\bdata\\b");

  private TemplateFingerprint() {}

  /** Returns true if a template of the folder names the variable {@code data}. */
  static boolean usesData(TemplateSource source, String folder) {
    return files(source, folder).entrySet().stream()
        .filter(file -> mayRefer(file.getKey()))
        .anyMatch(file -> Regex.matcher(DATA, file.getValue().text()).find());
  }

  static String of(TemplateSource source, String folder) {
    StringBuilder all = new StringBuilder();
    files(source, folder)
        .forEach(
            (name, bytes) -> all.append(name).append('\n').append(bytes.sha256()).append('\n'));
    return Bytes.sha256(all.toString());
  }

  static Map<String, String> hashes(TemplateSource source, String folder) {
    Map<String, String> hashes = new TreeMap<>();
    files(source, folder).forEach((name, bytes) -> hashes.put(name, bytes.sha256()));
    return hashes;
  }

  private static Map<String, Bytes> files(TemplateSource source, String folder) {
    Map<String, Bytes> files = new TreeMap<>();
    Deque<String> pending = new ArrayDeque<>(source.names(folder));
    pending.addAll(source.names(Translations.FOLDER));
    while (!pending.isEmpty()) {
      String name = pending.remove();
      Optional<Bytes> found = files.containsKey(name) ? Optional.empty() : source.find(name);
      if (found.isEmpty()) {
        continue;
      }
      files.put(name, found.get());
      if (mayRefer(name)) {
        Matcher names = Regex.matcher(NAME, found.get().text());
        while (names.find()) {
          pending.add(names.group(1));
        }
      }
    }
    return files;
  }

  // Fonts and pictures are large and refer to no file.
  private static boolean mayRefer(String name) {
    return switch (Templates.extension(name)) {
      case "ttf", "otf", "woff", "woff2", "png", "jpg", "jpeg", "webp", "gif", "properties" ->
          false;
      default -> true;
    };
  }
}
