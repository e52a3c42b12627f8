package press.offprint.cli.option;

import java.io.IOException;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version} for picocli. */
public final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    return VersionInfo.lines().toArray(String[]::new);
  }
}
