package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.pipeline.FileTrees;

/** Files go to a server by SFTP, if its key is the known one. */
@ExtendWith(QuickRetries.class)
class SftpDeliveryTest {
  @TempDir private Path folder;

  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger steps = new AtomicInteger();
  private volatile int cutEach = Integer.MAX_VALUE;
  private volatile int failEach = Integer.MAX_VALUE;
  private volatile Fault fault = Fault.REFUSED;
  private volatile String login = "";
  private SshServer server;
  private KeyPair hostKey;
  private KeyPair userKey;
  private DeliveredSite site;

  @BeforeEach
  void aServer() throws Exception {
    hostKey = key();
    userKey = key();
    Files.createDirectories(folder.resolve("server"));
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator((user, password, session) -> password.equals("open sesame"));
    server.setPublickeyAuthenticator((user, key, session) -> key.equals(userKey.getPublic()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder.resolve("server")));
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(new Cutter());
    sftp.setFileSystemAccessor(new LoginFolder());
    server.setSubsystemFactories(List.of(sftp));
    server.start();
    site = DeliveredSite.in(folder.resolve("project"));
    configure("password: '${SFTP}'");
    site.where(Map.of("SFTP", "open sesame"));
    know(hostKey);
    site.publish();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
  }

  enum Fault {
    /** The server answers that the operation failed, and does not do it. */
    REFUSED,
    /** The connection ends before the operation. */
    CUT,
    /** The connection ends after the operation, before the answer. */
    CUT_AFTERWARDS,
    /** Half of the bytes arrive, the server answers that all did. */
    HALF,
    /** The answer is delayed. */
    SLOW
  }

  /** Ends the connection before each N-th write, or meets a fault at each N-th operation. */
  private final class Cutter implements SftpEventListener {
    private boolean isNextFailing(boolean after) {
      return after == (fault == Fault.CUT_AFTERWARDS) && steps.incrementAndGet() % failEach == 0;
    }

    private void before(ServerSession session) throws IOException {
      if (isNextFailing(false)) {
        fail(session);
      }
    }

    private void after(ServerSession session) throws IOException {
      if (isNextFailing(true)) {
        session.close(true);
      }
    }

    private void fail(ServerSession session) throws IOException {
      switch (fault) {
        case REFUSED -> throw new IOException("no");
        case CUT -> {
          session.close(true);
          throw new IOException("cut");
        }
        case SLOW -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        default -> {
          // Others happen elsewhere.
        }
      }
    }

    @Override
    public void opening(ServerSession session, String handle, Handle file) throws IOException {
      before(session);
    }

    @Override
    public void creating(ServerSession session, Path path, Map<String, ?> attributes)
        throws IOException {
      before(session);
    }

    @Override
    public void created(
        ServerSession session, Path path, Map<String, ?> attributes, Throwable failure)
        throws IOException {
      after(session);
    }

    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
        throws IOException {
      before(session);
    }

    @Override
    public void moved(
        ServerSession session,
        Path from,
        Path to,
        Collection<CopyOption> options,
        Throwable failure)
        throws IOException {
      after(session);
    }

    @Override
    public void removing(ServerSession session, Path path, boolean folder) throws IOException {
      before(session);
    }

    @Override
    public void removed(ServerSession session, Path path, boolean folder, Throwable failure)
        throws IOException {
      after(session);
    }

    @Override
    public void written(
        ServerSession session,
        String handle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int length,
        Throwable failure)
        throws IOException {
      if (fault == Fault.HALF && steps.incrementAndGet() % failEach == 0) {
        try (FileChannel written = FileChannel.open(file.getFile(), StandardOpenOption.WRITE)) {
          written.truncate(written.size() / 2);
        }
      } else {
        after(session);
      }
    }

    @Override
    public void writing(
        ServerSession session,
        String handle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int length)
        throws IOException {
      if (writes.incrementAndGet() % cutEach == 0) {
        session.close(true);
        throw new IOException("cut");
      }
      before(session);
    }
  }

  /** Resolves a relative path in the folder of the login. */
  private final class LoginFolder implements SftpFileSystemAccessor {
    @Override
    public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path root, String path)
        throws IOException {
      String absolute = path.startsWith("/") ? path : "/" + login + "/" + path;
      return SftpFileSystemAccessor.super.resolveLocalFilePath(subsystem, root, absolute);
    }
  }

  // The usual kind of keys.
  private static KeyPair key() throws GeneralSecurityException {
    return SecurityUtils.getKeyPairGenerator(SecurityUtils.EDDSA).generateKeyPair();
  }

  private void configure(String login) throws IOException {
    configure("www/blog", login);
  }

  private void configure(String place, String login) throws IOException {
    site.configure(
        "deliver:",
        "  host:",
        "    to: sftp",
        "    host: 127.0.0.1",
        "    port: " + server.getPort(),
        "    user: mika",
        "    folder: " + place,
        "    knownHosts: known_hosts",
        "    " + login);
  }

  private void know(KeyPair key) throws IOException {
    site.write(
        "known_hosts",
        "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
  }

  private Path target() {
    return folder.resolve("server/www/blog");
  }

  @Test
  void the_server_has_the_published_files_and_loses_the_withdrawn_ones() throws IOException {
    assertThat(site.deliver().get(0).problems()).isEmpty();
    assertThat(FileTrees.hashes(target())).isEqualTo(FileTrees.hashes(site.output()));
    site.post("first", "Another text.");
    site.remove("second");
    site.publish();
    assertThat(site.deliver().get(0).problems()).isEmpty();
    assertThat(FileTrees.hashes(target())).isEqualTo(FileTrees.hashes(site.output()));
    assertThat(target().resolve("posts/second")).doesNotExist();
  }

  @Test
  void a_slash_is_the_root_of_the_server_and_not_the_folder_of_the_login() throws IOException {
    login = "home/mika";
    configure("/", "password: '${SFTP}'");
    assertThat(site.deliver().get(0).problems()).isEmpty();
    assertThat(FileTrees.hashes(folder.resolve("server")))
        .isEqualTo(FileTrees.hashes(site.output()));
    site.remove("second");
    site.publish();
    assertThat(site.deliver().get(0).problems()).isEmpty();
    assertThat(FileTrees.hashes(folder.resolve("server")))
        .isEqualTo(FileTrees.hashes(site.output()));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void a_connection_that_is_cut_within_files_is_opened_again(int step) throws IOException {
    cutEach = step;
    assertThat(site.deliver().get(0).problems()).isEmpty();
    assertThat(FileTrees.hashes(target())).isEqualTo(FileTrees.hashes(site.output()));
    assertThat(FileTrees.unfinished(target())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_fault_at_each_fifth_operation_loses_nothing(Fault kind) throws IOException {
    fault = kind;
    failEach = 5;
    deliverAll();
    site.post("first", "Another text.");
    site.remove("second");
    site.publish();
    deliverAll();
    failEach = Integer.MAX_VALUE;
    assertThat(site.deliver().get(0).sent()).isZero();
    assertThat(FileTrees.hashes(target())).isEqualTo(FileTrees.hashes(site.output()));
    assertThat(FileTrees.unfinished(target())).isEmpty();
  }

  private void deliverAll() {
    for (int run = 1; !site.deliver().get(0).isComplete(); run++) {
      assertThat(run).as("runs until it is delivered").isLessThan(4);
    }
  }

  @Test
  void a_server_with_another_key_is_refused_before_anything_is_sent() throws Exception {
    know(key());
    DeliveryResult refused = site.deliver().get(0);
    assertThat(refused.sent()).isZero();
    assertThat(refused.problems().get(0).message())
        .contains("The key of the server 127.0.0.1 is not the one in");
    assertThat(refused.problems().get(0).hint()).contains("ssh-keyscan");
    assertThat(refused.problems()).hasSize(1);
    assertThat(target()).doesNotExist();
    assertThat(writes).hasValue(0);
  }

  @Test
  void a_server_that_is_not_known_is_refused() throws IOException {
    site.write("known_hosts", "");
    assertThat(site.deliver().get(0).problems().get(0).message()).contains("is not the one in");
    assertThat(target()).doesNotExist();
  }

  @Test
  void a_private_key_replaces_the_password() throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "mika", null, written);
    site.write("id", written.toString(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(
        folder.resolve("project/id"), PosixFilePermissions.fromString("rw-------"));
    configure("privateKey: '${file:id}'");
    assertThat(site.deliver().get(0).problems()).isEmpty();
    assertThat(FileTrees.hashes(target())).isEqualTo(FileTrees.hashes(site.output()));
  }

  @Test
  void a_wrong_password_is_reported_and_never_shown() throws IOException {
    DeliveryResult refused = site.where(Map.of("SFTP", "swordfish")).deliver().get(0);
    assertThat(refused.problems().get(0).message()).contains("refuses the user mika");
    assertThat(refused.toString()).doesNotContain("swordfish");
  }
}
