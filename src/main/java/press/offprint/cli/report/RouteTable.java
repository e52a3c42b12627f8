package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.List;
import press.offprint.pipeline.run.RouteInfo;

/** The table of routes, in lines that fit a terminal. */
final class RouteTable {
  private static final int WIDTH = 100;
  private static final int MIN_DESCRIPTION = 30;
  private static final String GAP = "  ";

  private RouteTable() {}

  /** Returns the lines of the table: id, endpoint without its parameters, and description. */
  static List<String> lines(List<RouteInfo> routes) {
    int ids = width(routes.stream().map(RouteInfo::id).toList());
    int endpoints = width(routes.stream().map(RouteTable::endpoint).toList());
    int start = ids + endpoints + 2 * GAP.length();
    boolean beside = start + MIN_DESCRIPTION <= WIDTH;
    int indent = beside ? start : GAP.length();
    List<String> lines = new ArrayList<>();
    for (RouteInfo route : routes) {
      String head = pad(route.id(), ids) + GAP + pad(endpoint(route), endpoints);
      List<String> words = wrapped(route.description(), WIDTH - indent);
      if (beside) {
        lines.add((head + GAP + words.get(0)).stripTrailing());
        words = words.subList(1, words.size());
      } else {
        lines.addAll(wrapped(head.stripTrailing(), WIDTH));
      }
      for (String line : words) {
        lines.add((" ".repeat(indent) + line).stripTrailing());
      }
    }
    return lines;
  }

  private static String endpoint(RouteInfo route) {
    int parameters = route.endpoint().indexOf('?');
    return parameters < 0 ? route.endpoint() : route.endpoint().substring(0, parameters);
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      String rest = word;
      if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      for (; rest.length() > width; rest = rest.substring(width)) {
        lines.add(rest.substring(0, width));
      }
      line.append(line.length() > 0 ? " " : "").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
