package press.offprint.cli;

import java.io.IOException;
import picocli.CommandLine.IVersionProvider;

/** Says which Offprint this is. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    return VersionInfo.lines().toArray(String[]::new);
  }
}
