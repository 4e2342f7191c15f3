package id.blkhub.poll;

/**
 * Which poll it is.
 *
 * @param partner who is asked
 * @param name the poll's among the partner's; what was seen before is remembered under it
 */
record PollPlace(String partner, String name) {
  /** In the words of the route. */
  String origin() {
    return partner + '/' + name;
  }
}
