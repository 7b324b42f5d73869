"""Reading a HMIS export from a file nobody has to trust, and reporting on it."""
