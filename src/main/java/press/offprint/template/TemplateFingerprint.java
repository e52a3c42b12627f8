package press.offprint.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;

/**
 * The hashes of all files that the templates of a folder can use. Many editions share a folder, and
 * folders share files, so each is examined once, until {@link #forget}. Thread-safe.
 */
final class TemplateFingerprint {
  // A quoted name with a folder, such as in {% extends "web/base.html" %}.
  static final Pattern NAME = Pattern.compile("[\"']([\\w.-]+(?:/[\\w.-]+)+)[\"']");

  private static final String VARIABLE = "data";

  // The name in a tag or an expression; a hit in a text there only makes more pages again.
  private static final Pattern DATA = Pattern.compile("\\{[{%][^}]*\\b" + VARIABLE + "\\b");

  private final TemplateSource source;
  private final Map<String, Map<String, UsedFile>> folders = new ConcurrentHashMap<>();
  private final Map<String, Optional<UsedFile>> files = new ConcurrentHashMap<>();

  /**
   * A file that templates can use.
   *
   * @param names of the files that it may refer to
   */
  private record UsedFile(String hash, List<String> names, boolean usesData) {}

  TemplateFingerprint(TemplateSource source) {
    this.source = source;
  }

  /** Drops what is known, because the source has other files from now on. */
  void forget() {
    folders.clear();
    files.clear();
  }

  /** Returns true if a template of the folder names the variable {@code data}. */
  boolean usesData(String folder) {
    return files(folder).values().stream().anyMatch(UsedFile::usesData);
  }

  String of(String folder) {
    StringBuilder all = new StringBuilder();
    files(folder)
        .forEach((name, file) -> all.append(name).append('\n').append(file.hash()).append('\n'));
    return Bytes.sha256(all.toString());
  }

  Map<String, String> hashes(String folder) {
    Map<String, String> hashes = new TreeMap<>();
    files(folder).forEach((name, file) -> hashes.put(name, file.hash()));
    return hashes;
  }

  private Map<String, UsedFile> files(String folder) {
    return folders.computeIfAbsent(folder, this::collect);
  }

  private Map<String, UsedFile> collect(String folder) {
    Map<String, UsedFile> found = new TreeMap<>();
    Deque<String> pending = new ArrayDeque<>(source.names(folder));
    pending.addAll(source.names(Translations.FOLDER));
    while (!pending.isEmpty()) {
      String name = pending.remove();
      if (!found.containsKey(name)) {
        files
            .computeIfAbsent(name, this::examine)
            .ifPresent(
                file -> {
                  found.put(name, file);
                  pending.addAll(file.names());
                });
      }
    }
    return found;
  }

  private Optional<UsedFile> examine(String name) {
    return source
        .find(name)
        .map(
            bytes -> {
              String text = mayRefer(name) ? bytes.text() : "";
              return new UsedFile(bytes.sha256(), names(text), usesVariable(text));
            });
  }

  private static List<String> names(String text) {
    return Regex.matcher(NAME, text).results().map(name -> name.group(1)).toList();
  }

  // The search for the word alone costs little, and most files are without it.
  private static boolean usesVariable(String text) {
    return text.contains(VARIABLE) && Regex.matcher(DATA, text).find();
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
