package id.blkhub.console;

import id.blkhub.console.DashboardSnapshot.Flow;
import id.blkhub.message.PartnerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Where the parts of the picture of all flows lie, in the units of its view box.
 *
 * @param height of the picture; its width is {@value #WIDTH}
 */
record FlowMap(List<Node> nodes, List<Edge> edges, int height) {
  static final int WIDTH = 920;
  private static final int ROW = 40;
  private static final int NODE = 120;
  private static final int LABEL = 180;
  private static final int HUB_LEFT = 410;
  private static final int HUB_RIGHT = 510;

  /** A partner on one side. */
  record Node(PartnerId name, int x, int y, int height) {
    public int middle() {
      return y + height / 2;
    }
  }

  /**
   * A kind between a partner and the hub.
   *
   * @param state {@code calm}, {@code wait} (the partner does not answer), {@code act} (something
   *     is parked or held) or {@code none} (nothing ever came)
   */
  record Edge(
      Flow flow, boolean in, Stroke stroke, String state, long count, Point label, String link) {}

  /**
   * How an edge is drawn.
   *
   * @param path as SVG writes it
   * @param width by the count
   */
  record Stroke(String path, double width) {}

  record Point(int x, int y) {}

  static FlowMap of(DashboardSnapshot dashboardSnapshot) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    int rows = Math.max(dashboardSnapshot.sent().size(), dashboardSnapshot.got().size());
    int height = Math.max(3, rows) * ROW + 30;
    List<Row> in = new ArrayList<>();
    dashboardSnapshot
        .sent()
        .forEach(s -> in.add(new Row(s.flow(), s.received(), s.held() > 0 ? "act" : "calm")));
    List<Row> out = new ArrayList<>();
    dashboardSnapshot
        .got()
        .forEach(
            g ->
                out.add(
                    new Row(
                        g.flow(),
                        g.routed(),
                        dashboardSnapshot.silent(g.flow())
                            ? "wait"
                            : g.parked() > 0 ? "act" : "calm")));
    side(in, true, height, nodes, edges);
    side(out, false, height, nodes, edges);
    return new FlowMap(List.copyOf(nodes), List.copyOf(edges), height);
  }

  private record Row(Flow flow, long count, String state) {}

  private static void side(
      List<Row> rows, boolean in, int height, List<Node> nodes, List<Edge> edges) {
    int top = (height - rows.size() * ROW) / 2;
    Map<PartnerId, int[]> spans = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      int y = top + i * ROW + ROW / 2;
      int hub = height / 2 + (int) ((i - (rows.size() - 1) / 2.0) * 8);
      edges.add(edge(row, in, y, hub));
      int[] span = spans.computeIfAbsent(row.flow().partner(), p -> new int[] {y, y});
      span[1] = y;
    }
    spans.forEach(
        (partner, span) ->
            nodes.add(
                new Node(partner, in ? 0 : WIDTH - NODE, span[0] - 16, span[1] - span[0] + 32)));
  }

  private static Edge edge(Row row, boolean in, int y, int hub) {
    String path =
        in
            ? curve(NODE, NODE + LABEL, HUB_LEFT, y, hub)
            : "M%d %d C%d %d %d %d %d %d H%d"
                .formatted(
                    HUB_RIGHT,
                    hub,
                    HUB_RIGHT + 50,
                    hub,
                    WIDTH - NODE - LABEL - 50,
                    y,
                    WIDTH - NODE - LABEL,
                    y,
                    WIDTH - NODE - 9);
    return new Edge(
        row.flow(),
        in,
        new Stroke(path, width(row.count())),
        row.count() == 0 && row.state().equals("calm") ? "none" : row.state(),
        row.count(),
        // the longest ends at the arrow and reaches over the curve, not under the partner
        new Point(in ? NODE + 12 : WIDTH - NODE - 12, y - 8),
        in ? Links.from(row.flow(), null) : Links.to(row.flow(), null));
  }

  private static String curve(int from, int bend, int to, int y, int hub) {
    return "M%d %d H%d C%d %d %d %d %d %d"
        .formatted(from, y, bend, bend + 50, y, to - 50, hub, to, hub);
  }

  /** Ten times as many make a line one and a half units thicker. */
  private static double width(long count) {
    ToLongFunction<Double> tenths = value -> Math.round(value * 10);
    return tenths.applyAsLong(Math.min(8, 1.2 + 1.5 * Math.log10(1 + count))) / 10.0;
  }
}
