"""Text out of documents: read, and its lines told apart."""
