package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.Token;

/** Told of every part of the input that a script names. */
interface ReadListener {
  /**
   * @param path JSON Pointer, elements of arrays as their array; empty where the whole input goes
   *     on to where nobody can follow it
   * @param at where the script begins to name it
   */
  void read(String path, JsltText text, Token at);
}
