package press.offprint.model.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.offprint.model.interrupt.Regex;

/**
 * The problems of one source. A problem that repeats becomes one with the lines of all its places;
 * three or more that differ only in the names that they quote become one, too. The number of
 * problems is limited, so that a post with many costs little memory. Not safe for use by several
 * threads.
 */
public final class ProblemCollector {
  /** The default of the number of problems. */
  private static final int MOST_KINDS = 200;

  private static final int MOST_NAMED = 10;
  private static final int MOST_LINES = 100;
  private static final int MERGED_FROM = 3;

  // Each message with one of these codes is about another mistake, with another remedy.
  private static final Set<ProblemCode> SEPARATE =
      EnumSet.of(ProblemCode.LINK_BROKEN, ProblemCode.LINK_INVALID, ProblemCode.NOTE_BROKEN);

  // The parts in which messages about the same mistake differ: quoted names and addresses.
  private static final Pattern NAME =
      Pattern.compile("“[^”]*”|\"[^\"]*\"|(?<![\\p{L}\\p{N}])'[^']*'|https?://\\S+");

  private final int most;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Map<ProblemCode, Integer> further = new LinkedHashMap<>();
  private Severity furtherSeverity = Severity.WARNING;
  private int sequence;

  /** The places at which one message was reported. */
  private static final class Group {
    private final Problem first;
    private final int sequence;
    private final TreeSet<Integer> lines = new TreeSet<>();
    private int places;

    Group(Problem first, int sequence) {
      this.first = first;
      this.sequence = sequence;
    }

    void add(Problem problem) {
      places += problem.places();
      for (int line : problem.lines()) {
        if (lines.size() < MOST_LINES) {
          lines.add(line);
        }
      }
    }

    boolean has(Problem problem) {
      return lines.containsAll(problem.lines());
    }

    Problem problem() {
      return places == 1 ? first : first.at(first.message(), List.copyOf(lines), places);
    }
  }

  /** The messages about one kind of mistake. */
  private static final class Kind {
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private Group all;
  }

  /** Creates a collector of up to 200 problems. */
  public ProblemCollector() {
    this(MOST_KINDS);
  }

  /**
   * Creates a collector.
   *
   * @param most the number of problems that are kept; the others are counted in one more
   */
  public ProblemCollector(int most) {
    this.most = most;
  }

  /** Returns the problems; if there are more than {@code most}, as a collector reports them. */
  public static List<Problem> limited(List<Problem> problems, int most) {
    if (problems.size() <= most) {
      return problems;
    }
    ProblemCollector collector = new ProblemCollector(most);
    collector.addAll(problems);
    return collector.list();
  }

  /** Returns the problems, of which there are at most 201. */
  public static List<Problem> limited(List<Problem> problems) {
    return limited(problems, MOST_KINDS);
  }

  /** Adds a problem. */
  public void add(Problem problem) {
    add(problem, false);
  }

  /** Adds a problem, unless the same one was added for the same line. */
  public void addOnce(Problem problem) {
    add(problem, true);
  }

  private void add(Problem problem, boolean once) {
    String key = key(problem);
    Kind kind = kinds.get(key);
    if (kind == null) {
      if (kinds.size() >= most) {
        further.merge(problem.code(), problem.places(), Integer::sum);
        furtherSeverity = problem.isError() ? Severity.ERROR : furtherSeverity;
        return;
      }
      kind = new Kind();
      kind.all = new Group(problem, sequence++);
      kinds.put(key, kind);
    }
    Group group = kind.groups.get(problem.message());
    if (group != null && once && group.has(problem)) {
      return;
    }
    if (group == null && kind.groups.size() < MOST_NAMED) {
      group = new Group(problem, kind.groups.isEmpty() ? kind.all.sequence : sequence++);
      kind.groups.put(problem.message(), group);
    }
    if (group != null) {
      group.add(problem);
    }
    kind.all.add(problem);
  }

  private static String key(Problem problem) {
    boolean separate = SEPARATE.contains(problem.code()) || problem.isError();
    return problem.code()
        + "\n"
        + problem.severity()
        + "\n"
        + problem.accepted()
        + "\n"
        + (separate ? problem.message() : shape(problem.message()))
        + "\n"
        + (separate ? problem.hint() : shape(problem.hint()));
  }

  private static String shape(String text) {
    return Regex.matcher(NAME, text).replaceAll("\"\"");
  }

  /** Adds problems in their order. */
  public void addAll(Iterable<Problem> problems) {
    problems.forEach(this::add);
  }

  /** Returns the problems in the order in which the first of each kind was added. */
  public List<Problem> list() {
    List<Group> parts = new ArrayList<>();
    Map<Group, Kind> merged = new LinkedHashMap<>();
    for (Kind kind : kinds.values()) {
      if (kind.groups.size() < MERGED_FROM) {
        parts.addAll(kind.groups.values());
      } else {
        parts.add(kind.all);
        merged.put(kind.all, kind);
      }
    }
    parts.sort(Comparator.comparingInt(group -> group.sequence));
    List<Problem> problems = new ArrayList<>();
    for (Group part : parts) {
      Kind kind = merged.get(part);
      problems.add(kind == null ? part.problem() : merge(kind));
    }
    further.entrySet().stream().limit(1).forEach(code -> problems.add(overflow(code.getKey())));
    return List.copyOf(problems);
  }

  private static Problem merge(Kind kind) {
    List<Group> groups = List.copyOf(kind.groups.values());
    String message = groups.get(0).first.message();
    List<String> names = new ArrayList<>();
    int named = groups.get(0).places;
    for (Group group : groups.subList(1, groups.size())) {
      names.add(differing(message, group.first.message()));
      named += group.places;
    }
    int more = kind.all.places - named;
    String end = message.endsWith(".") ? " The same holds for " : ". The same holds for ";
    String text =
        message
            + end
            + String.join(", ", names)
            + (more > 0 ? " and " + more + " more places." : ".");
    return kind.all.first.at(text, List.copyOf(kind.all.lines), kind.all.places);
  }

  /** Returns the name in {@code message} that differs from the one in {@code first}. */
  private static String differing(String first, String message) {
    Matcher other = Regex.matcher(NAME, first);
    Matcher own = Regex.matcher(NAME, message);
    String name = "";
    while (own.find() && other.find()) {
      name = own.group();
      if (!name.equals(other.group())) {
        break;
      }
    }
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }

  private Problem overflow(ProblemCode code) {
    int count = further.values().stream().mapToInt(Integer::intValue).sum();
    String codes =
        further.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    String message = count + " further problems of the post are not listed: " + codes + ".";
    return new Problem(code, furtherSeverity, message, 0, 0, "Correct the listed ones first.")
        .at(message, List.of(), count);
  }
}
