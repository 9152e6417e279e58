// Nothing: a file that stands behind the headers that all tests read, so that they can be compiled once.
