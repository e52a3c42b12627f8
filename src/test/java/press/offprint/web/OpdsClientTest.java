package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readium's OPDS client, which others wrote, reads both catalogs whole. */
class OpdsClientTest {
  @TempDir private Path project;

  @Test
  void readium_reads_opds_1_and_2() throws Exception {
    NodeFolder.fetched();
    SampleRoom.write(project);
    for (int i = 0; i < 60; i++) {
      OpenRoom.write(
          project,
          "content/many/post-" + i + ".md",
          "---\ntitle: Post " + i + "\ndate: 2020-01-01\n---\n\nNumber " + i + ".\n");
    }
    try (OpenRoom room = OpenRoom.on(project, "html", "epub")) {
      Path answer = project.resolve("answer.txt");
      int code = NodeFolder.run(answer, "node", "opds.js", room.address());
      List<String> lines = Files.readAllLines(answer);
      assertThat(code).as(String.join("\n", lines)).isZero();
      for (String version : List.of("1.2", "2.0")) {
        assertThat(lines.stream().filter(line -> line.startsWith(version + " | "))).hasSize(63);
        assertThat(lines)
            .anyMatch(
                line ->
                    line.startsWith(
                        version + " | Größe & Maß „im Satz“ | Bo Lind | application/epub+zip | "));
        assertThat(lines)
            .anyMatch(line -> line.startsWith(version + " | Tide <table> | Ada Marsh | "));
      }
      assertThat(lines).anyMatch(line -> line.startsWith("facets | Order, Tags, Authors"));
    }
  }
}
