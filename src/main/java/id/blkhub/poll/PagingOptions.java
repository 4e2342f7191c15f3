package id.blkhub.poll;

import com.fasterxml.jackson.core.JsonPointer;
import id.blkhub.edge.EdgeOptionReader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a list are asked for.
 *
 * @param parameter of the question, which carries the page, the offset or the cursor
 * @param first the first page's number
 * @param size how many records a page is to have; its parameter is null where the partner decides
 * @param next where the next cursor is in an answer
 * @param last where the number of the last page is; null where no answer says it
 * @param resume whether the next poll goes on where the last one ended
 */
record PagingOptions(
    PagingWay way,
    String parameter,
    int first,
    PageSize size,
    JsonPointer next,
    @Nullable JsonPointer last,
    boolean resume) {
  private static final String NAME = "[A-Za-z0-9_.\\[\\]-]{1,64}";
  private static final int MOST_RECORDS = 100_000;

  /**
   * @param parameter null where the partner decides
   */
  record PageSize(int records, @Nullable String parameter) {}

  static PagingOptions read(EdgeOptionReader in) {
    PagingWay way = in.choice("paging", PagingWay.NONE);
    String usual =
        switch (way) {
          case PAGE, OFFSET, CURSOR -> way.name().toLowerCase(Locale.ROOT);
          case NONE, LINK -> EdgeOptionReader.NONE;
        };
    String next = in.text("next", EdgeOptionReader.NONE);
    String last = in.text("last", EdgeOptionReader.NONE);
    String resumes = in.text("resume", "false");
    boolean resume = resumes.equals("true");
    in.require(resume || resumes.equals("false"), "resume is true or false, not " + resumes);
    in.require(
        (way == PagingWay.CURSOR) != next.equals(EdgeOptionReader.NONE),
        "next says where the cursor is in an answer; paging=cursor needs it, no other has it");
    in.require(
        way == PagingWay.PAGE || last.equals(EdgeOptionReader.NONE), "last needs paging=page");
    in.require(
        !resume || way != PagingWay.NONE && way != PagingWay.LINK,
        "resume needs paging=page, offset or cursor");
    return new PagingOptions(
        way,
        parameter(in, "parameter", usual),
        in.number("first", 0, 1, 1_000_000),
        size(in, way),
        pointer(in, "next", next),
        last.equals(EdgeOptionReader.NONE) ? null : pointer(in, "last", last),
        resume);
  }

  private static PageSize size(EdgeOptionReader in, PagingWay way) {
    int records = in.number("size", 0, 0, MOST_RECORDS);
    in.require(records == 0 || way != PagingWay.NONE, "size needs a way of paging");
    String parameter = parameter(in, "sizeParameter", "limit");
    return new PageSize(
        records, records == 0 || parameter.equals(EdgeOptionReader.NONE) ? null : parameter);
  }

  private static String parameter(EdgeOptionReader in, String option, String usual) {
    String given = in.text(option, usual);
    String name = given.equals("auto") ? usual : given;
    in.require(
        name.matches(NAME), option + " is the name of a query parameter, not what stands there");
    return name;
  }

  private static JsonPointer pointer(EdgeOptionReader in, String option, String text) {
    return PollOptions.pointer(in, option, text);
  }
}
