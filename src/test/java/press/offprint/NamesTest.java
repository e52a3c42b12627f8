package press.offprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One name is one type, so that a search for a name finds one thing. */
class NamesTest {
  private static final Pattern JDK_IMPORT =
      Pattern.compile("^import javax?\\.[\\w.]*?\\.([A-Z]\\w*);", Pattern.MULTILINE);

  @Test
  void every_simple_name_is_one_type_of_the_whole_tree() throws IOException {
    Map<String, List<Path>> byName = new TreeMap<>();
    for (Path file : sources()) {
      byName.computeIfAbsent(simpleName(file), name -> new ArrayList<>()).add(file);
    }
    byName.values().removeIf(files -> files.size() == 1);
    assertThat(byName).isEmpty();
  }

  @Test
  void no_type_has_the_name_of_a_jdk_type_that_the_source_uses() throws IOException {
    TreeSet<String> jdk = new TreeSet<>();
    TreeSet<String> ours = new TreeSet<>();
    for (Path file : sources()) {
      ours.add(simpleName(file));
      Matcher used = JDK_IMPORT.matcher(Files.readString(file));
      while (used.find()) {
        jdk.add(used.group(1));
      }
    }
    ours.removeIf(name -> !jdk.contains(name) && !isInJavaLang(name));
    assertThat(ours).isEmpty();
  }

  private static boolean isInJavaLang(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static String simpleName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String root : List.of("src/main/java", "src/test/java")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("package-info.java"))
            .forEach(sources::add);
      }
    }
    return sources;
  }
}
