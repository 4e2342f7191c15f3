package id.blkhub.lint;

/** Told of every value that a script looks up. */
interface LookupListener {
  LookupListener NONE =
      new LookupListener() {
        @Override
        public void inScript(Lookup lookup) {
          // nobody asked
        }

        @Override
        public void inTable(TableLookup lookup) {
          // nobody asked
        }
      };

  /** In a table that the script writes out. */
  void inScript(Lookup lookup);

  /** In a reference table, where nothing is written for a value that is not there. */
  void inTable(TableLookup lookup);
}
