"""Import a HMIS export: houses with their history, through everybody's use cases."""
