package press.offprint.cli.runnable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import press.offprint.cli.Main;
import press.offprint.pipeline.disk.state.CacheFolder;

/**
 * The entry point of {@code offprint-all.jar}, which holds all libraries and fonts. It gives Java
 * the properties that the launcher gives, and then runs {@link Main}.
 */
public final class RunnableJar {
  private static final String XML = "com.sun.org.apache.";

  // The launcher names the same classes; src/main/launcher/start has the reasons.
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "java.awt.headless",
          "true",
          "slf4j.provider",
          "org.slf4j.jul.JULServiceProvider",
          "slf4j.internal.verbosity",
          "WARN",
          "javax.xml.transform.TransformerFactory",
          XML + "xalan.internal.xsltc.trax.TransformerFactoryImpl",
          "javax.xml.parsers.DocumentBuilderFactory",
          XML + "xerces.internal.jaxp.DocumentBuilderFactoryImpl",
          "javax.xml.parsers.SAXParserFactory",
          XML + "xerces.internal.jaxp.SAXParserFactoryImpl");

  private RunnableJar() {}

  /**
   * Runs Offprint with the arguments of the command line.
   *
   * @throws IOException if the output cannot be written
   */
  public static void main(String[] args) throws IOException {
    PROPERTIES.forEach(RunnableJar::setIfMissing);
    if (System.getProperty("offprint.fonts") == null) {
      try {
        Path cache = CacheFolder.of(System.getenv(), System.getProperty("user.home"));
        System.setProperty("offprint.fonts", BundledFonts.unpacked(cache).toString());
      } catch (IOException e) {
        System.err.println(
            "offprint: The fonts cannot be unpacked ("
                + e.getMessage()
                + "). Set XDG_CACHE_HOME to a folder that can be written.");
        System.exit(2);
      }
    }
    Main.main(args);
  }

  private static void setIfMissing(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
