package press.offprint.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;

/** The versions of Offprint and of Java. It needs no library. */
public final class VersionInfo {
  private VersionInfo() {}

  public static boolean isRequested(String... arguments) {
    return arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"));
  }

  public static List<String> lines() throws IOException {
    try (InputStream in =
        VersionInfo.class.getResourceAsStream("/press/offprint/version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return List.of(
          "offprint " + properties.getProperty("version"),
          "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
    }
  }
}
