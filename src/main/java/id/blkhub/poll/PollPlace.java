package id.blkhub.poll;

/**
 * Which poll it is.
 *
 * @param partner who is asked
 * @param name the poll's among the partner's; what was seen before is remembered under it
 */
record PollPlace(String partner, String name) {
  /** In the words of the route. */
  String inRoute() {
    return partner + '/' + name;
  }

  /** Which source it is, among those of all partners: a folder may have the same name. */
  String origin() {
    return "poll:" + inRoute();
  }
}
