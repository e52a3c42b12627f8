package press.offprint.cli;

import java.io.IOException;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version} for picocli. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    return VersionInfo.lines().toArray(String[]::new);
  }
}
