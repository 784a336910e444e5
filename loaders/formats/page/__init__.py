"""A printed page to blocks in reading order, wherever its words came from: from a PDF or from recognition."""
