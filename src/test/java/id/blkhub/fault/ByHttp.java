package id.blkhub.fault;

import id.blkhub.support.TestHub;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A route to an HTTP interface, as an integrator would write it, in the place of one to a queue.
 */
final class ByHttp {
  private ByHttp() {}

  static void deliverVacancies(TestHub hub, String url) throws Exception {
    CamelContext camel = hub.bean(CamelContext.class);
    camel.getRouteController().stopRoute("deliver.blk.vacancy");
    camel.removeRoute("deliver.blk.vacancy");
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            ResourceHelper.fromString(
                "by-http.camel.yaml",
                """
                - templatedRoute:
                    routeTemplateRef: deliver-http
                    routeId: deliver.blk.vacancy.http
                    parameters:
                      - {name: partner, value: blk}
                      - {name: kind, value: vacancy}
                      - {name: url, value: "%s"}
                """
                    .formatted(url)));
  }
}
