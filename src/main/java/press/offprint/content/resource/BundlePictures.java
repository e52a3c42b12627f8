package press.offprint.content.resource;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import press.offprint.model.Dependency;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;

/**
 * The pictures of a page bundle that are its cover by their names, as in Hugo: {@code featured.*},
 * {@code cover.*}, then {@code *feature*}.
 */
public final class BundlePictures {
  private static final List<Pattern> NAMES =
      List.of(
          Pattern.compile("(?i)featured\\.(?:jpe?g|png|webp|gif|svg)"),
          Pattern.compile("(?i)cover\\.(?:jpe?g|png|webp|gif|svg)"),
          Pattern.compile("(?i).*feature.*\\.(?:jpe?g|png|webp|gif|svg)"));

  private BundlePictures() {}

  /** Returns the names of the pictures, best first. */
  public static List<String> of(String folder, Function<String, List<String>> names) {
    List<String> files = names.apply(folder);
    return NAMES.stream()
        .flatMap(pattern -> files.stream().filter(file -> Regex.matcher(pattern, file).matches()))
        .distinct()
        .toList();
  }

  /** Returns the dependency of a page bundle on the names of its pictures. */
  public static Dependency dependency(String folder, Function<String, List<String>> names) {
    String found = String.join("\n", of(folder, names));
    return new Dependency(Dependency.Kind.PICTURES, folder, Bytes.utf8(found).sha256());
  }
}
