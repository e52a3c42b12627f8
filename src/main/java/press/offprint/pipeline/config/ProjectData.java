package press.offprint.pipeline.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import press.offprint.content.data.DataException;
import press.offprint.content.data.JsonData;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.TomlData;
import press.offprint.content.data.YamlData;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.RootDirectory;

/**
 * The folder {@code data/} of a project: YAML, TOML and JSON files for templates.
 *
 * @param values by the names of files and folders without extension: {@code data/authors/mika.yaml}
 *     is {@code authors.mika}
 * @param fingerprint SHA-256 of names and contents; empty if there are no files
 * @param files the SHA-256 of each file by its name
 */
public record ProjectData(
    Map<String, Object> values, String fingerprint, Map<String, String> files) {
  /** A project without data. */
  public static final ProjectData NONE = new ProjectData(Map.of(), "", Map.of());

  private static final int MOST_LEVELS = 8;
  private static final long MOST_BYTES = 8L << 20;
  private static final String ROOT = "data";

  /**
   * Reads the data of a project.
   *
   * @throws OffprintException if a file cannot be read; the message names file and line
   */
  static ProjectData of(Path project) {
    Path folder = folder(project);
    if (!Files.isDirectory(folder)) {
      return NONE;
    }
    Map<String, Object> values = new TreeMap<>();
    StringBuilder names = new StringBuilder();
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : files(folder)) {
      Bytes content = content(folder, file);
      String name = folder.relativize(file).toString().replace('\\', '/');
      hashes.put(name, content.sha256());
      names.append(name).append('\n').append(content.sha256()).append('\n');
      put(values, name.split("/", -1), parse(file, content.text()), file);
    }
    return names.isEmpty()
        ? NONE
        : new ProjectData(
            Collections.unmodifiableMap(values), Bytes.utf8(names.toString()).sha256(), hashes);
  }

  /** Returns the folder of the data of a project; it may be missing. */
  public static Path folder(Path project) {
    return project.toAbsolutePath().normalize().resolve(ROOT);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder, MOST_LEVELS)) {
      return files
          .filter(file -> !FileNameRules.isIgnored(file.getFileName().toString()))
          .filter(file -> !extension(file).isEmpty())
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      IOException cause = e instanceof UncheckedIOException u ? u.getCause() : (IOException) e;
      throw unreadable(folder, IoErrorText.of(cause), cause);
    }
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return List.of("yaml", "yml", "toml", "json").contains(ending) ? ending : "";
  }

  private static Bytes content(Path folder, Path file) {
    try {
      if (!RootDirectory.of(folder).contains(file.toRealPath())) {
        throw new IOException("it is a link that leads out of the folder; replace it by a copy");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("it is larger than 8 MB");
      }
      return Bytes.utf8(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not UTF-8", e);
    } catch (IOException e) {
      throw unreadable(file, IoErrorText.of(e), e);
    }
  }

  private static OffprintException unreadable(Path file, String reason, IOException e) {
    return new OffprintException("The data " + file + " cannot be read: " + reason + ".", e);
  }

  private static Object parse(Path file, String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      return switch (extension(file)) {
        case "toml" -> value(TomlData.parse(plain, 1));
        case "json" ->
            plain.stripLeading().startsWith("[")
                ? value(JsonData.parse("{\"data\": " + plain + "}", 1)).get(ROOT)
                : value(JsonData.parse(plain, 1));
        default ->
            isList(plain)
                // The list is put into a map, on a line before the first.
                ? value(YamlData.parse("data:\n" + plain, 0)).get(ROOT)
                : value(YamlData.parse(plain, 1));
      };
    } catch (DataException e) {
      throw new OffprintException(
          "The data are not valid; nothing was published:\n  "
              + file
              + ":"
              + Math.max(1, e.line())
              + ": "
              + e.message()
              + ".\n      "
              + e.hint(),
          e);
    }
  }

  private static boolean isList(String yaml) {
    return yaml.lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.equals("---"))
        .findFirst()
        .filter(line -> line.startsWith("-"))
        .isPresent();
  }

  private static Map<?, ?> value(Mapping mapping) {
    return (Map<?, ?>) mapping.plain(text -> text);
  }

  private static void put(Map<String, Object> values, String[] names, Object value, Path file) {
    Map<String, Object> at = values;
    for (int i = 0; i < names.length - 1; i++) {
      at = inner(at, names[i]);
    }
    String last = names[names.length - 1];
    String name = last.substring(0, last.lastIndexOf('.'));
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> inner = inner(at, name);
      map.forEach((key, each) -> inner.putIfAbsent(String.valueOf(key), each));
    } else if (at.putIfAbsent(name, value) != null) {
      throw new OffprintException(
          "The data " + file + " have the name of another file or folder. Rename one of them.");
    }
  }

  // The maps of this class are changed until all files are read; those of files are copied.
  @SuppressWarnings("unchecked")
  private static Map<String, Object> inner(Map<String, Object> outer, String name) {
    Object known = outer.get(name);
    if (known instanceof LinkedHashMap<?, ?>) {
      return (Map<String, Object>) known;
    }
    Map<String, Object> inner = new LinkedHashMap<>();
    if (known instanceof Map<?, ?> map) {
      map.forEach((key, each) -> inner.put(String.valueOf(key), each));
    }
    outer.put(name, inner);
    return inner;
  }
}
