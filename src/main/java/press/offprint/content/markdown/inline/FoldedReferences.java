package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.util.ReferenceRepository;
import com.vladsch.flexmark.util.data.DataHolder;
import java.util.Locale;

/** The references of a document, whose labels are compared with Unicode's case folding. */
public final class FoldedReferences extends ReferenceRepository {
  public FoldedReferences(DataHolder options) {
    super(options);
  }

  @Override
  public String normalizeKey(CharSequence key) {
    return fold(super.normalizeKey(key));
  }

  @Override
  public Reference put(String key, Reference reference) {
    return super.put(fold(key), reference);
  }

  @Override
  public Reference get(Object key) {
    return super.get(fold(key.toString()));
  }

  @Override
  public boolean containsKey(Object key) {
    return super.containsKey(fold(key.toString()));
  }

  private static String fold(String key) {
    return key.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
  }
}
