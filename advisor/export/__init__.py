"""What leaves the program as a file: workbooks, documents, lists, letters, audit packets. All keep their sources."""
