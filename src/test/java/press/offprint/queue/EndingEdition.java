package press.offprint.queue;

import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Bytes;

/** An edition that ends its process without clean-up if a post has the title {@code Poison}. */
public final class EndingEdition {

  public Rendition render(Publication publication) {
    if (publication.title().equals("Poison")) {
      Runtime.getRuntime().halt(137);
    }
    return Rendition.of("end", publication.file("end.txt"), "text/plain", Bytes.utf8("fine"));
  }
}
