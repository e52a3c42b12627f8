package press.offprint.content.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharedFolder;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Post;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;

class BadPostsTest {
  // This test covers front matter, names and encodings. Other tests cover links, images and load.
  // Drafts, names that Java cannot represent, an alias without a conflict, and files that are never
  // posts are left out.
  private static final Pattern OURS =
      Pattern.compile(
          "12[34].*|(?!33[56])3.*|4(0[0-2]|17|19|2[0-2]|3[0-2]).*|(?!535|554)5.*|(?!650)6.*");
  private static final String SAFE = "/([\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._~+@-]*/)+";

  @Test
  void every_hostile_front_matter_name_and_encoding_ends_as_expected(@TempDir Path out)
      throws IOException, InterruptedException {
    Optional<Path> folder = SharedFolder.folder("badposts");
    assumeTrue(folder.isPresent(), "no shared folder badposts");
    Process made =
        new ProcessBuilder(
                "python3", folder.get().resolve("badposts.py").toString(), out.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assumeTrue(made.waitFor() == 0, "badposts.py did not run");
    FrontMatterReader reader = new FrontMatterReader(SiteConfigParser.defaults());
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (JsonNode one :
        new ObjectMapper().readTree(out.resolve("manifest.json").toFile()).get("cases")) {
      String id = one.get("id").asText();
      if (!OURS.matcher(id).matches()) {
        continue;
      }
      seen++;
      List<PostHeader> headers = new ArrayList<>();
      List<Problem> problems = new ArrayList<>();
      for (JsonNode file : one.get("files")) {
        String source = file.asText();
        if (source.toLowerCase(Locale.ROOT).endsWith(".md")) {
          byte[] bytes = Files.readAllBytes(out.resolve("content").resolve(source));
          ReadResult<PostHeader> reading = reader.read(new Post(source, Bytes.owning(bytes)));
          if (reading instanceof ReadResult.Accepted<PostHeader> accepted) {
            headers.add(accepted.value());
            problems.addAll(accepted.value().problems());
          } else {
            problems.addAll(((ReadResult.Rejected<PostHeader>) reading).problems());
          }
        }
      }
      Set<String> codes = new TreeSet<>();
      problems.forEach(problem -> codes.add(problem.code().name()));
      if (!SiteIndex.of(headers).conflicts().isEmpty()) {
        codes.add("SLUG_CONFLICT");
      }
      boolean rejected =
          problems.stream().anyMatch(Problem::isError) || codes.contains("SLUG_CONFLICT");
      if (!isExpected(one, rejected, codes)) {
        wrong.add(id + " " + headers + " " + problems);
      }
      headers.forEach(header -> assertThat(header.path()).matches(SAFE));
    }
    assertThat(seen).isGreaterThan(90);
    assertThat(wrong).isEmpty();
  }

  private static boolean isExpected(JsonNode one, boolean rejected, Set<String> codes) {
    String reason = one.get("reason").asText("");
    if (one.get("expected").asText().equals("rejected")
        || (!reason.isEmpty() && !reason.equals("null"))) {
      // The code is required even if a warning would be enough.
      return codes.contains(reason);
    }
    boolean refusable = one.get("also_ok").toString().contains("rejected");
    return !rejected
        || (refusable && codes.stream().anyMatch(one.get("also_ok").toString()::contains));
  }
}
