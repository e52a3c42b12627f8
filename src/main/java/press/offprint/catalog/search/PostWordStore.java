package press.offprint.catalog.search;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.offprint.catalog.table.Sql;

/**
 * The distinct words of each post, from which the search index of the site is made: the SQLite file
 * {@code words.db}, which can be deleted at any time. Thread-safe.
 */
public final class PostWordStore implements AutoCloseable {
  private static final String SCHEMA =
      "CREATE TABLE IF NOT EXISTS post (source TEXT PRIMARY KEY, version TEXT NOT NULL,"
          + " title TEXT NOT NULL, about TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID";

  @GuardedBy("this")
  private final Connection connection;

  private PostWordStore(Connection connection) {
    this.connection = connection;
  }

  /**
   * The words of a post. No word is in two of the sets.
   *
   * @param version another one for each version of the post
   * @param about the words of authors, tags, series and description
   */
  public record PostWords(
      String source, String version, Set<String> title, Set<String> about, Set<String> body) {}

  /**
   * Opens or creates the store in {@code folder}. A damaged file is replaced; if that fails too,
   * the store is in memory.
   */
  public static PostWordStore open(Path folder) {
    Path file = folder.resolve("words.db");
    return connect(file.toString())
        .or(
            () -> {
              for (String end : List.of("", "-wal", "-shm")) {
                folder.resolve("words.db" + end).toFile().delete();
              }
              return connect(file.toString());
            })
        .or(() -> connect(":memory:"))
        .orElseThrow();
  }

  private static Optional<PostWordStore> connect(String database) {
    try {
      return Optional.of(new PostWordStore(Sql.open("jdbc:sqlite:" + database, List.of(SCHEMA))));
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  /** Returns the words of all posts by source. */
  public synchronized Map<String, PostWords> all() {
    return Sql.read(
            connection,
            "SELECT source, version, title, about, body FROM post",
            row ->
                new PostWords(
                    row.getString(1),
                    row.getString(2),
                    words(row.getString(3)),
                    words(row.getString(4)),
                    words(row.getString(5))))
        .stream()
        .collect(Collectors.toMap(PostWords::source, Function.identity()));
  }

  private static Set<String> words(String joined) {
    return joined.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(joined.split(" ", -1)));
  }

  /** Removes posts, and adds or replaces others. */
  public synchronized void update(Collection<String> removed, Collection<PostWords> added) {
    Sql.transaction(
        connection,
        database -> {
          Sql.updateAll(
              database,
              "DELETE FROM post WHERE source = ?",
              Stream.concat(removed.stream(), added.stream().map(PostWords::source))
                  .map(source -> new Object[] {source})
                  .toList());
          Sql.updateAll(
              database,
              "INSERT INTO post (source, version, title, about, body) VALUES (?, ?, ?, ?, ?)",
              added.stream().map(PostWordStore::row).toList());
          return true;
        });
  }

  private static Object[] row(PostWords post) {
    return new Object[] {
      post.source(),
      post.version(),
      String.join(" ", post.title()),
      String.join(" ", post.about()),
      String.join(" ", post.body())
    };
  }

  @Override
  public synchronized void close() {
    Sql.close(connection);
  }
}
