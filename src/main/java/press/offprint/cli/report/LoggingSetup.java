package press.offprint.cli.report;

import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the libraries say: warnings of ours in a line each, all else only when asked for. */
final class LoggingSetup {
  // The log manager keeps loggers weakly: without these fields their levels would be forgotten.
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger OURS = Logger.getLogger("press.offprint");

  private LoggingSetup() {}

  static void setUp(boolean verbose) {
    LogManager.getLogManager().reset();
    ConsoleHandler handler = new ConsoleHandler();
    handler.setFormatter(new OneLine());
    handler.setLevel(Level.ALL);
    ROOT.addHandler(handler);
    ROOT.setLevel(verbose ? Level.WARNING : Level.OFF);
    OURS.setLevel(Level.WARNING);
  }

  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord record) {
      StringBuilder line = new StringBuilder("offprint: ");
      formatMessage(record)
          .chars()
          .forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
      if (record.getThrown() != null) {
        line.append(": ").append(record.getThrown());
      }
      return line.append(System.lineSeparator()).toString();
    }
  }
}
