"""What ``umay forecast`` asks and shows."""
