package press.offprint.bucket;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * A store of S3 on the loopback address, as a separate program. Arguments: the port, the folder of
 * its buckets, and the name and the secret of its key; without a key it takes any request. It ends
 * with its standard input, so that it never outlives its test.
 */
public final class BucketServer {
  private BucketServer() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[1]));
    S3Proxy.Builder builder =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .endpoint(URI.create("http://127.0.0.1:" + args[0]));
    if (args.length > 2) {
      builder.awsAuthentication(AuthenticationType.AWS_V4, args[2], args[3]);
    }
    S3Proxy server = builder.build();
    server.start();
    while (System.in.read() >= 0) {
      // Nobody writes anything; the stream ends with the process that started this one.
    }
    server.stop();
  }
}
