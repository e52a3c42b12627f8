package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.offprint.bucket.FaultyProxy;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.FileTrees;

/** Each delivery is one commit on a branch, such as the one that GitHub Pages shows. */
@ExtendWith(QuickRetries.class)
class GitDeliveryTest {
  private static final String GIT_TARGET =
      "deliver: {pages: {to: git, repository: ../site.git, message: New posts}}";

  @TempDir private Path folder;

  private DeliveredSite site;

  @BeforeEach
  void aBareRepository() throws Exception {
    Git.init().setBare(true).setDirectory(folder.resolve("site.git").toFile()).call().close();
    site = DeliveredSite.in(folder.resolve("project"), GIT_TARGET).publish();
  }

  private Repository repository() throws IOException {
    return Git.open(folder.resolve("site.git").toFile()).getRepository();
  }

  /** Returns the SHA-256 of each file of the branch. */
  private Map<String, String> branch() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Repository repository = repository();
        RevWalk commits = new RevWalk(repository);
        TreeWalk files = new TreeWalk(repository)) {
      files.addTree(commits.parseCommit(repository.resolve("refs/heads/gh-pages")).getTree());
      files.setRecursive(true);
      while (files.next()) {
        byte[] bytes = repository.open(files.getObjectId(0)).getBytes();
        hashes.put(files.getPathString(), Bytes.owning(bytes).sha256());
      }
    }
    return hashes;
  }

  private ObjectId tip() throws IOException {
    try (Repository repository = repository()) {
      return repository.resolve("refs/heads/gh-pages");
    }
  }

  /** Commits a file as somebody else does. */
  private void commitOfAnother(String name) throws Exception {
    Path clone = folder.resolve("clone-" + name);
    try (Git git =
        Git.cloneRepository()
            .setURI(folder.resolve("site.git").toUri().toString())
            .setBranch("gh-pages")
            .setDirectory(clone.toFile())
            .call()) {
      Files.writeString(clone.resolve(name), "example.org");
      git.add().addFilepattern(name).call();
      git.commit().setSign(false).setMessage("Add " + name).call();
      git.push().call();
    }
  }

  @Test
  void the_branch_has_the_published_files_in_one_commit() throws IOException {
    assertThat(site.deliver().get(0).problems()).isEmpty();
    assertThat(branch()).isEqualTo(FileTrees.hashes(site.output()));
    try (Repository repository = repository();
        RevWalk commits = new RevWalk(repository)) {
      RevCommit commit = commits.parseCommit(tip());
      assertThat(commit.getParentCount()).isZero();
      assertThat(commit.getFullMessage()).isEqualTo("New posts\n");
    }
  }

  @Test
  void later_commits_keep_the_files_and_commits_of_others() throws Exception {
    site.deliver();
    commitOfAnother("CNAME");
    ObjectId before = tip();
    site.post("first", "Another text.");
    site.remove("second");
    site.publish();
    assertThat(site.deliver().get(0).problems()).isEmpty();
    Map<String, String> files = branch();
    assertThat(files.remove("CNAME")).isEqualTo(Bytes.utf8("example.org").sha256());
    assertThat(files).isEqualTo(FileTrees.hashes(site.output()));
    try (Repository repository = repository();
        RevWalk commits = new RevWalk(repository)) {
      assertThat(commits.parseCommit(tip()).getParent(0)).isEqualTo(before);
    }
  }

  @Test
  void a_push_whose_receipt_was_lost_makes_no_second_commit() throws IOException {
    site.deliver();
    ObjectId once = tip();
    Files.delete(site.state().resolve("deliveries.db"));
    DeliveryResult again = site.deliver().get(0);
    assertThat(again.isComplete()).isTrue();
    assertThat(again.sent()).isPositive();
    assertThat(tip()).isEqualTo(once);
  }

  @Test
  void a_lost_copy_of_the_repository_is_fetched_again() throws Exception {
    site.deliver();
    press.offprint.pipeline.disk.state.PrivateFolder.empty(site.state().resolve("deliver"));
    site.post("third", "A new post.");
    site.publish();
    assertThat(site.deliver().get(0).problems()).isEmpty();
    assertThat(branch()).isEqualTo(FileTrees.hashes(site.output()));
  }

  @Test
  void a_name_that_git_cannot_store_is_reported_and_the_other_files_are_committed()
      throws IOException {
    site.write("static/git~1/a.css", "a { color: red }");
    site.write("static/git~1/index.html", "<p>A page</p>");
    site.publish();
    DeliveryResult result = site.deliver().get(0);
    assertThat(result.problems())
        .extracting(Problem::message)
        .allSatisfy(message -> assertThat(message).contains("git~1", "cannot be stored by git"));
    assertThat(result.problems().get(0).message()).contains("git~1/a.css");
    assertThat(result.problems().get(0).hint()).contains("Rename");
    assertThat(result.waiting()).isEqualTo(2);
    Map<String, String> expected = FileTrees.hashes(site.output());
    expected.keySet().removeIf(path -> path.startsWith("git~1/"));
    assertThat(branch()).isEqualTo(expected);
    site.remove("second");
    site.publish();
    assertThat(site.deliver().get(0).deleted()).isPositive();
    assertThat(branch()).doesNotContainKey("posts/second/index.html");
  }

  @Test
  void files_can_go_to_a_folder_of_another_branch() throws IOException {
    site.configure(
        "deliver: {pages: {to: git, repository: ../site.git, branch: gh-pages, folder: docs}}");
    assertThat(site.deliver().get(0).problems()).isEmpty();
    assertThat(branch()).containsKey("docs/posts/first/index.html");
  }

  @ParameterizedTest
  @EnumSource
  void a_fault_at_each_fourth_request_to_a_server_loses_nothing_and_makes_no_commit_twice(
      FaultyProxy.Fault fault) throws Exception {
    try (GitServer server = new GitServer(folder.resolve("site.git"));
        FaultyProxy proxy = new FaultyProxy(server.endpoint())) {
      site.configure("deliver: {pages: {to: git, repository: '" + proxy.endpoint() + "/s.git'}}");
      proxy.failEach(4, fault);
      deliverAll();
      site.post("third", "A new post.");
      site.remove("second");
      site.publish();
      deliverAll();
      proxy.failNever();
      assertThat(site.deliver().get(0).sent()).isZero();
    }
    assertThat(branch()).isEqualTo(FileTrees.hashes(site.output()));
    try (Repository repository = repository();
        RevWalk commits = new RevWalk(repository)) {
      RevCommit last = commits.parseCommit(tip());
      assertThat(commits.parseCommit(last.getParent(0)).getParentCount()).isZero();
    }
  }

  private void deliverAll() {
    for (int run = 1; !site.deliver().get(0).isComplete(); run++) {
      assertThat(run).as("runs until it is delivered").isLessThan(4);
    }
  }

  @Test
  void a_missing_repository_is_reported() throws IOException {
    site.configure("deliver: {pages: {to: git, repository: ../nowhere.git}}");
    DeliveryResult failed = site.deliver().get(0);
    assertThat(failed.problems().get(0).message()).contains("nowhere.git");
    assertThat(failed.waiting()).isPositive();
  }
}
