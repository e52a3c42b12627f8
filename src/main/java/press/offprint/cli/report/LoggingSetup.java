package press.offprint.cli.report;

import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The levels and the format of log messages: Offprint's warnings, and with -v all warnings. */
final class LoggingSetup {
  // Fields, because the log manager holds loggers weakly and a collected logger loses its level.
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger OFFPRINT = Logger.getLogger("press.offprint");

  private LoggingSetup() {}

  static void apply(boolean verbose) {
    LogManager.getLogManager().reset();
    ConsoleHandler handler = new ConsoleHandler();
    handler.setFormatter(new OneLine());
    handler.setLevel(Level.ALL);
    ROOT.addHandler(handler);
    ROOT.setLevel(verbose ? Level.WARNING : Level.OFF);
    OFFPRINT.setLevel(Level.WARNING);
  }

  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord record) {
      String line = "offprint: " + ProblemText.safe(formatMessage(record));
      String cause =
          record.getThrown() == null ? "" : ": " + ProblemText.safe(record.getThrown().toString());
      return line + cause + System.lineSeparator();
    }
  }
}
