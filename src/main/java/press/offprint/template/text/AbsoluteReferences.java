package press.offprint.template.text;

import java.util.function.UnaryOperator;
import press.offprint.model.Site;
import press.offprint.model.text.Markup;
import press.offprint.model.text.SitePath;

/**
 * The references of a body that is shown at another place than its page: absolute URLs.
 *
 * @param path of the page
 * @param places from the id of a place to its URL
 */
record AbsoluteReferences(String path, Site site, UnaryOperator<String> places)
    implements Markup.References {
  @Override
  public String resource(String key) {
    return site.absolute(SitePath.files(path) + key);
  }

  @Override
  public String page(String to) {
    return site.absolute(to);
  }

  @Override
  public String place(String id) {
    return places.apply(id);
  }
}
