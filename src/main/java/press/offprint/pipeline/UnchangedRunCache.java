package press.offprint.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.pipeline.config.ProgramFingerprint;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.TreeFingerprint;
import press.offprint.pipeline.state.OutputState;

/**
 * A run that found nothing to do, kept in {@code .offprint/standstill}: what lay there, and what it
 * said. While the same lies there, the next run would say the same; it does so from stat calls
 * alone, before catalog, templates or Camel are looked at.
 */
public final class UnchangedRunCache {
  private static final String NAME = "standstill";
  private static final String FIRST = "offprint standstill 1";
  private static final int MAX_CHARACTERS = 64 << 20;

  private final PublishSettings settings;
  private final Path state;
  private final String key;
  private final Optional<String> inputs;
  private Optional<Said> said = Optional.empty();

  private UnchangedRunCache(PublishSettings settings, String key, Optional<String> inputs) {
    this.settings = settings;
    this.state = settings.output().resolve(OutputState.STATE);
    this.key = key;
    this.inputs = inputs;
  }

  /**
   * What a run said, line by line.
   *
   * @param out on standard output; {@link #MILLIS} stands for how long it took
   * @param err on standard error; {@link #SECONDS} stands for how long it took
   */
  public record Said(List<String> out, List<String> err) {
    /** Stands for milliseconds, as digits. */
    public static final String MILLIS = "\u0001";

    /** Stands for seconds, with one place after the point. */
    public static final String SECONDS = "\u0002";

    public Said {
      out = List.copyOf(out);
      err = List.copyOf(err);
    }
  }

  /**
   * Looks at what lies there now, and whether a run of these settings found the same.
   *
   * @param manner how things are said, such as in JSON or in colour
   */
  public static UnchangedRunCache look(PublishSettings settings, String manner) {
    Optional<String> inputs = settings.force() ? Optional.empty() : inputs(settings);
    UnchangedRunCache standstill = new UnchangedRunCache(settings, key(settings, manner), inputs);
    if (inputs.isPresent()) {
      standstill.said = standstill.find(inputs.get());
    }
    return standstill;
  }

  /**
   * What that run said; empty where there was none, or anything is not as it was, or that cannot be
   * told.
   */
  public Optional<Said> said() {
    return said;
  }

  private Optional<Said> find(String inputs) {
    Path file = state.resolve(NAME);
    try {
      // Also where there is none: so its class is among those that lie ready for the next start.
      Lines lines = new Lines(file.toFile().isFile() ? Files.readString(file) : "");
      if (lines.isEmpty() || isInUse(state)) {
        return Optional.empty();
      }
      boolean same =
          lines.line().equals(FIRST)
              && lines.line().equals(key)
              && Long.parseLong(lines.line()) > settings.clock().millis()
              && lines.block().equals(catalog(state))
              && lines.block().equals(inputs);
      List<String> published = same ? lines.list() : List.of();
      same = same && lines.block().equals(TreeFingerprint.sizes(settings.output(), published));
      return same ? Optional.of(new Said(lines.list(), lines.list())) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      // Of no use; the run that follows may write it anew.
      return Optional.empty();
    }
  }

  // A press that works, or was killed at it, has its name in the lock; a killed one, what the
  // catalog was about to take in as well.
  private static boolean isInUse(Path state) {
    return state.resolve("press.lock").toFile().length() > 0
        || state.resolve("catalog.db-wal").toFile().length() > 0;
  }

  /** All that decides what a run finds, but what it wrote itself; empty where that is in motion. */
  private static Optional<String> inputs(PublishSettings settings) {
    Set<Path> roots = new LinkedHashSet<>();
    roots.add(settings.content());
    roots.addAll(PipelineFactory.statics(settings));
    roots.add(settings.config().orElse(settings.project().resolve("offprint.yaml")));
    for (String folder : List.of("routes", "templates", "themes", "fonts")) {
      roots.add(settings.project().resolve(folder));
    }
    return TreeFingerprint.of(roots, settings.output(), settings.clock().millis());
  }

  /**
   * Keeps what a run said that found nothing to do. Where that fails, the next one looks at
   * everything.
   *
   * @param published paths of all that is published
   * @param untilMillis when, by the calendar, another run may find something else
   */
  void keep(List<String> published, long untilMillis, Said now) {
    if (inputs.isEmpty() || published.stream().anyMatch(path -> path.indexOf('\n') >= 0)) {
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(FIRST).append('\n').append(key).append('\n').append(untilMillis).append('\n');
    block(text, catalog(state));
    block(text, inputs.get());
    block(text, String.join("\n", published));
    block(text, TreeFingerprint.sizes(settings.output(), published));
    block(text, String.join("\n", now.out()));
    block(text, String.join("\n", now.err()));
    if (text.length() > MAX_CHARACTERS) {
      return;
    }
    Path part = state.resolve(NAME + ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, state.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      part.toFile().delete();
    }
  }

  private static String key(PublishSettings settings, String manner) {
    String key =
        String.join(
            "\t",
            manner,
            settings.project().toString(),
            settings.content().toString(),
            settings.output().toString(),
            settings.config().toString(),
            String.join(",", new TreeSet<>(settings.editions())),
            settings.paths().toString(),
            settings.strict() + " " + settings.drafts() + " " + settings.future(),
            ProgramFingerprint.FOOTPRINT);
    return key.replace('\n', ' ').replace('\r', ' ');
  }

  private static String catalog(Path state) {
    return TreeFingerprint.of(
            List.of(state.resolve("catalog.db")), state.resolve("-"), Long.MAX_VALUE)
        .orElse("?");
  }

  private static void block(StringBuilder text, String block) {
    text.append(block.length()).append('\n').append(block).append('\n');
  }

  /** Reads lines, and blocks of as many characters as the line before them says. */
  private static final class Lines {
    private final String text;
    private int at;

    Lines(String text) {
      this.text = text;
    }

    boolean isEmpty() {
      return text.isEmpty();
    }

    String line() {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        throw new IllegalArgumentException("It breaks off.");
      }
      String line = text.substring(at, end);
      at = end + 1;
      return line;
    }

    String block() {
      int length = Integer.parseInt(line());
      if (length < 0 || length >= text.length() - at) {
        throw new IllegalArgumentException("It breaks off.");
      }
      String block = text.substring(at, at + length);
      at += length + 1;
      return block;
    }

    List<String> list() {
      String block = block();
      return block.isEmpty() ? List.of() : List.of(block.split("\n", -1));
    }
  }
}
