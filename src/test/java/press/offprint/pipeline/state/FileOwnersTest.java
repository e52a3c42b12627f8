package press.offprint.pipeline.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileOwnersTest {
  private final FileOwners owners = new FileOwners();

  @Test
  void a_file_has_three_kinds_of_rivals() {
    owners.put("a/b/c.txt", "one");
    assertThat(owners.of("a/b/c.txt")).as("the same").hasValue("one");
    assertThat(owners.of("A/B/C.TXT")).as("the same on some disks").hasValue("one");
    assertThat(owners.of("a/b/c.txt/d.png")).as("a file in the place of a folder").hasValue("one");
    assertThat(owners.of("a/b")).as("a folder in the place of a file").hasValue("one");
    assertThat(owners.of("a")).as("an outer folder").hasValue("one");
    for (String path :
        new String[] {"a/b/c.tx", "a/b/c.txt2", "a/b-c", "a/b.txt", "b", "a/c.txt"}) {
      assertThat(owners.of(path)).as(path).isEmpty();
    }
  }

  @Test
  void files_of_the_same_owner_are_passed_over() {
    owners.put("a/b.txt", "one");
    owners.put("a/c.txt", "two");
    assertThat(owners.rival("a", file -> !file.owner().equals("one")))
        .hasValue(new FileOwners.Owned("a/c.txt", "two"));
  }

  @Test
  void a_file_is_removed_by_its_owner_alone() {
    owners.put("a/b.txt", "one");
    owners.put("a/b.txt", "two");
    owners.remove("a/b.txt", "one");
    assertThat(owners.of("a/b.txt")).hasValue("two");
    owners.remove("a/B.txt", "two");
    assertThat(owners.of("a/b.txt")).isEmpty();
    assertThat(owners.of("a")).isEmpty();
  }
}
