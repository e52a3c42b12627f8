package press.offprint.cli;

import java.io.IOException;
import picocli.CommandLine.IVersionProvider;

/** Says which Offprint this is. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    return Release.lines().toArray(String[]::new);
  }
}
